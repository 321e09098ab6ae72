// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Under which words a name can be found here: as it is written in either script, and the keys that
/// every machine shares, see {@link org.outpost.model.patients.SearchKeys}: in Latin letters, and
/// as it sounds. Both what is kept and what is asked for go through here, so that कमला, Kamla and
/// Kumala meet.
public final class SearchKeys {
    /// Marks a sound among the words of an index; no name begins like this.
    static final String SOUND = "zq";

    private SearchKeys() {}

    /// All keys of a person, for the index.
    public static String of(String name, String nameLocal) {
        Set<String> keys = new LinkedHashSet<>();
        for (String word : words(name + " " + nameLocal)) {
            keys.add(word);
            keys.addAll(org.outpost.model.patients.SearchKeys.words(word));
            String sound = sound(word);
            if (!sound.isEmpty()) {
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

    /// How a word of either script sounds; empty where it is too short to tell.
    public static String sound(String word) {
        List<String> sounds = org.outpost.model.patients.SearchKeys.sounds(word);
        return sounds.isEmpty() ? "" : sounds.getFirst();
    }
}
