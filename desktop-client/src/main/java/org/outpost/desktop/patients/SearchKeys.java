// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Under which words a name can be found: as it is written in either script, as its other script
/// would be spelled in Latin letters, and as it sounds. Both what is kept and what is asked for go
/// through here, so that कमला, Kamla and Kumala meet.
public final class SearchKeys {
    /// Marks a sound among the words of an index; no name begins like this.
    static final String SOUND = "zq";

    private static final int SHORTEST_SOUND = 2;

    private SearchKeys() {}

    /// All keys of a person, for the index.
    public static String of(String name, String nameLocal) {
        Set<String> keys = new LinkedHashSet<>();
        for (String word : words(name + " " + nameLocal)) {
            keys.add(word);
            String latin = latin(word);
            if (!latin.equals(word)) {
                keys.add(latin);
            }
            String sound = sound(latin);
            if (sound.length() >= SHORTEST_SOUND) {
                keys.add(SOUND + sound);
            }
        }
        return String.join(" ", keys);
    }

    /// The words of what was typed, in small letters; at most six.
    public static List<String> words(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        for (String word : text.split("[^\\p{L}\\p{M}\\p{N}]+", -1)) {
            if (!word.isEmpty() && words.size() < 6) {
                words.add(word);
            }
        }
        return words;
    }

    /// A word in plain Latin letters, whatever its script.
    public static String latin(String word) {
        boolean plain = word.chars().allMatch(c -> c < 0x80);
        return plain ? word : Latin.of(word);
    }

    /// How a Latin word sounds: consonants alone, those that are heard alike made the same. Vowels
    /// are what spellings differ in.
    public static String sound(String latin) {
        String text = latin;
        for (String[] pair : ALIKE) {
            text = text.replace(pair[0], pair[1]);
        }
        StringBuilder sound = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean vowel = "aeiouyh".indexOf(c) >= 0;
            if (vowel && i == 0) {
                sound.append(c == 'h' ? 'h' : 'a');
            } else if (!vowel
                    && c >= 'a'
                    && c <= 'z'
                    && (sound.isEmpty() || sound.charAt(sound.length() - 1) != c)) {
                sound.append(c);
            }
        }
        return sound.toString();
    }

    private static final String[][] ALIKE = {
        {"aw", "au"},
        {"ow", "o"},
        {"ksh", "ks"},
        {"x", "ks"},
        {"chh", "c"},
        {"ch", "c"},
        {"sh", "s"},
        {"ph", "f"},
        {"ck", "k"},
        {"q", "k"},
        {"z", "j"},
        {"w", "v"},
        {"m", "n"}
    };

    /// Loaded when the first name in another script is met: its tables are large.
    private static final class Latin {
        private static final Transliterator TO_LATIN =
                Transliterator.getInstance(
                        "Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII");

        private Latin() {}

        static String of(String word) {
            synchronized (TO_LATIN) {
                return TO_LATIN.transliterate(word)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]", "");
            }
        }
    }
}
