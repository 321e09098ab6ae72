// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The words of one block, each once: those of the shared vocabulary first, then its own.
final class WordPool {
    /// Stands for a code among the words: a control character, which no text of JSON holds.
    static final String CODE = "\u001c";

    private final Vocabulary vocabulary;
    private final Map<String, Integer> own = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();

    WordPool(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// Whether the word need not be spelled any more.
    boolean knows(String word) {
        return own.containsKey(word) || vocabulary.place(word) >= 0;
    }

    /// The place of a word; it is spelled once where it is new, or written as a code.
    int place(String word) {
        return place(word, true);
    }

    /// The place of a word that is a key or a type: it is needed before codes are known.
    int keyPlace(String word) {
        return place(word, false);
    }

    private int place(String word, boolean mayBeCode) {
        int shared = vocabulary.place(word);
        if (shared >= 0) {
            return shared;
        }
        Integer known = own.get(word);
        if (known == null) {
            known = vocabulary.size() + words.size();
            boolean code = mayBeCode && Codes.is(word);
            own.put(word, known);
            words.add(code ? CODE : word);
            if (code) {
                codes.add(word);
            }
        }
        return known;
    }

    /// Those of the words that are codes, in the order of their places.
    List<String> codes() {
        return codes;
    }

    /// How many words are the block's own.
    int size() {
        return words.size();
    }

    /// The words of the block itself, in the order of their places; codes are told apart.
    byte[] spelled() {
        StringBuilder spelled = new StringBuilder();
        for (String word : words) {
            spelled.append(word);
            if (!word.equals(CODE)) {
                spelled.append(Spelling.BEHIND);
            }
        }
        return spelled.toString().getBytes(StandardCharsets.UTF_8);
    }
}
