// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The words of one block, each once: those of the shared vocabulary first, then its own.
final class WordPool {
    private final Vocabulary vocabulary;
    private final Map<String, Integer> own = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    WordPool(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// Whether the word need not be spelled any more.
    boolean knows(String word) {
        return own.containsKey(word) || vocabulary.place(word) >= 0;
    }

    /// The place of a word; it is spelled once where it is new.
    int place(String word) {
        int shared = vocabulary.place(word);
        if (shared >= 0) {
            return shared;
        }
        Integer known = own.get(word);
        if (known == null) {
            known = vocabulary.size() + words.size();
            own.put(word, known);
            words.add(word);
        }
        return known;
    }

    /// The words of the block itself, in the order of their places.
    List<String> words() {
        return words;
    }
}
