// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.outpost.model.sync.Sha256;

/// Words both sides have before they meet, so that a block need not spell them. One vocabulary is
/// one file that never changes, named by its hash; the words of the form itself come with each.
public final class Vocabulary {
    /// The words of the form alone: every reader has them.
    public static final Vocabulary NONE = new Vocabulary(0, List.of());

    private static final String FILE = "vocabulary-1.txt";

    private final long id;
    private final List<String> words = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    private Vocabulary(long id, List<String> shared) {
        this.id = id;
        BaseWords.all().forEach(this::add);
        shared.forEach(this::add);
    }

    /// Names, places and medicines as hospitals write them. Read when first asked for.
    public static Vocabulary shared() {
        return Shared.WORDS;
    }

    /// The vocabulary a block names.
    ///
    /// @throws UnknownVocabularyException where this program has none of that name
    static Vocabulary named(long id) {
        if (id == 0) {
            return NONE;
        }
        if (id == shared().id) {
            return shared();
        }
        throw new UnknownVocabularyException(id);
    }

    /// The first eight bytes of the hash of its file; 0 for the words of the form alone.
    public long id() {
        return id;
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

    private void add(String word) {
        if (places.putIfAbsent(word, words.size()) == null) {
            words.add(word);
        }
    }

    private static final class Shared {
        static final Vocabulary WORDS = read();

        private static Vocabulary read() {
            try (InputStream in = Vocabulary.class.getResourceAsStream(FILE)) {
                if (in == null) {
                    throw new IllegalStateException(FILE + " is part of the program");
                }
                byte[] bytes = in.readAllBytes();
                List<String> words =
                        new String(bytes, StandardCharsets.UTF_8)
                                .lines()
                                .filter(line -> !line.startsWith("#"))
                                .toList();
                return new Vocabulary(ByteBuffer.wrap(Sha256.of(bytes)).getLong(), words);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
