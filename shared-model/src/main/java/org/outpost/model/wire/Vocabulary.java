// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.util.List;
import java.util.Map;

/// Words both sides know before they meet.
public final class Vocabulary {
    /// No words.
    public static final Vocabulary NONE = new Vocabulary(List.of());

    private final Map<String, Integer> places = new java.util.HashMap<>();
    private final List<String> words;

    Vocabulary(List<String> words) {
        this.words = List.copyOf(words);
        for (int i = 0; i < words.size(); i++) {
            places.put(words.get(i), i);
        }
    }

    int size() {
        return words.size();
    }

    int place(String word) {
        return places.getOrDefault(word, -1);
    }

    String word(int place) {
        return words.get(place);
    }
}
