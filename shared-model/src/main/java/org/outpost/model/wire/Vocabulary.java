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

/// Words both sides have, so that a block need not spell them. One vocabulary is one file that
/// never changes, named by its hash; the words of the form itself come with each. What the blocks
/// before spelled on one line is a vocabulary too, as long as that line holds.
public final class Vocabulary {
    /// The words of the form alone: every reader has them.
    public static final Vocabulary NONE = new Vocabulary(0, List.of());

    private static final String FILE = "vocabulary-1.txt";

    /// How many letters of others are kept; what a reader is told beyond that it forgets.
    private static final int MOST_LETTERS = 1_000_000;

    private final long id;
    private final List<String> words = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final int own;
    private int letters;

    private Vocabulary(long id, List<String> shared) {
        this.id = id;
        BaseWords.all().forEach(this::add);
        shared.forEach(this::add);
        own = words.size();
    }

    private Vocabulary(long id, Vocabulary before) {
        this.id = id;
        words.addAll(before.words);
        places.putAll(before.places);
        own = before.own;
        letters = before.letters;
    }

    /// These words and those of a block that is written in them: whoever has read it has them all.
    /// Named by the block, and so by all that were read before it.
    Vocabulary behind(byte[] block, List<String> spelled) {
        Vocabulary more = new Vocabulary(ByteBuffer.wrap(Sha256.of(block)).getLong(), this);
        for (String word : spelled) {
            more.letters += word.length();
            if (more.letters <= MOST_LETTERS) {
                more.add(word);
            }
        }
        more.letters = Math.min(more.letters, MOST_LETTERS);
        return more;
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

    /// How many of them are the program's own; what others spelled stands behind those, and may be
    /// anything.
    int own() {
        return own;
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
