// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Keys under which names are found, the same on every machine: *words* in plain Latin letters,
/// whatever the script, and *sounds* that bring different spellings of one name together. `सुनीता`,
/// `Suneeta` and `Sunita` share a word and a sound. Stored in an index, asked by prefix.
public final class SearchKeys {
    private static final int MAX_WORDS = 12;
    private static final int MOST_KNOWN = 20_000;
    private static final Map<String, Asked> KNOWN = new ConcurrentHashMap<>();
    private static final int MAX_LETTERS = 40;
    private static final Pattern DOUBLED = Pattern.compile("(.)\\1+");

    /// Short forms everybody writes.
    private static final Map<String, String> SHORT =
            Map.of(
                    "mohd",
                    "mohamad",
                    "md",
                    "mohamad",
                    "mohammed",
                    "mohamad",
                    "muhammad",
                    "mohamad",
                    "mohammad",
                    "mohamad",
                    "muhammed",
                    "mohamad",
                    "mohamed",
                    "mohamad",
                    "mohmad",
                    "mohamad");

    /// What stands in front of a name and is not part of it.
    private static final Set<String> TITLES =
            Set.of("mr", "mrs", "ms", "shri", "sri", "smt", "shrimati", "srimati", "dr");

    private SearchKeys() {}

    /// The words of a text: small Latin letters and digits, as spelled and, where it differs, with
    /// long vowels made short.
    public static List<String> words(@Nullable String text) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : split(text)) {
            words.add(word);
            words.add(plain(word));
        }
        return List.copyOf(words);
    }

    /// How the words of a text sound: the first vowel's colour and the consonants, without breath
    /// and doubling. Words too short to tell give none.
    public static List<String> sounds(@Nullable String text) {
        Set<String> sounds = new LinkedHashSet<>();
        for (String word : split(text)) {
            String sound = known(word).sound();
            if (!sound.isEmpty()) {
                sounds.add(sound.substring(1));
            }
        }
        return List.copyOf(sounds);
    }

    /// All keys of a person's name for one column of an index: the words, then the sounds with a
    /// `0` in front, so that no word is taken for one.
    public static String document(@Nullable String name, @Nullable String nameLocal) {
        Set<String> keys = new LinkedHashSet<>();
        Set<String> sounds = new LinkedHashSet<>();
        for (String text : Arrays.asList(name, nameLocal)) {
            for (String word : split(text)) {
                Asked known = known(word);
                keys.add(word);
                keys.add(known.plain());
                if (!known.sound().isEmpty()) {
                    sounds.add(known.sound());
                }
            }
        }
        keys.addAll(sounds);
        return String.join(" ", keys);
    }

    /// Names come again and again, and their sounds are dear.
    private static Asked known(String word) {
        Asked known = KNOWN.get(word);
        if (known == null) {
            if (KNOWN.size() >= MOST_KNOWN) {
                KNOWN.clear();
            }
            known = asked(word, sound(word));
            KNOWN.put(word, known);
        }
        return known;
    }

    private static Asked asked(String word, String sound) {
        return new Asked(word, plain(word), sound.length() > 1 ? "0" + sound : "");
    }

    /// What to look up for each word somebody typed: any of its keys by prefix finds it, and every
    /// word must be found.
    public static List<Asked> asked(String typed) {
        List<Asked> asked = new ArrayList<>();
        for (String word : split(typed)) {
            asked.add(known(word));
        }
        return List.copyOf(asked);
    }

    /// One word somebody typed.
    ///
    /// @param word as spelled; `plain`, with long vowels made short
    /// @param sound as {@link #document} writes it; empty where the word is too short to tell
    public record Asked(String word, String plain, String sound) {}

    private static List<String> split(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        String latin =
                Normalizer.normalize(
                                Devanagari.latin(TypedDigits.latin(text)), Normalizer.Form.NFKD)
                        .toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= latin.length() && words.size() < MAX_WORDS; i++) {
            char c = i < latin.length() ? latin.charAt(i) : ' ';
            // Names in scripts without a table here are found as they are written.
            boolean letter = Character.isLetterOrDigit(c);
            if (letter && word.length() < MAX_LETTERS) {
                word.append(c);
            } else if (!letter && !isInside(c) && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        List<String> names = words.stream().filter(name -> !TITLES.contains(name)).toList();
        return names.isEmpty() ? List.copyOf(words) : names;
    }

    /// Marks and apostrophes don't part a word.
    private static boolean isInside(char c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> c == '\'' || c == '\u2019';
        };
    }

    private static String plain(String word) {
        return word.replace("aa", "a").replace("ee", "i").replace("oo", "u");
    }

    private static String sound(String word) {
        if (!word.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            return "";
        }
        String text = SHORT.getOrDefault(word, word);
        text = DOUBLED.matcher(plain(text)).replaceAll("$1");
        if (text.startsWith("x")) {
            text = "j" + text.substring(1);
        }
        if (text.startsWith("jn") || text.startsWith("gn")) {
            text = "gy" + text.substring(2);
        }
        text =
                text.replace("x", "ks")
                        .replace("ck", "k")
                        .replace("ph", "f")
                        .replace("chh", "C")
                        .replace("ch", "C")
                        .replace("ce", "se")
                        .replace("ci", "si")
                        .replace("cy", "sy")
                        .replace('c', 'k')
                        .replace('q', 'k')
                        .replace('z', 'j')
                        .replace('w', 'b')
                        .replace('v', 'b');
        StringBuilder sound = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (i == 0) {
                sound.append(first(c));
            } else if ("aeiouyh".indexOf(c) < 0) {
                boolean again = text.charAt(i - 1) == c;
                sound.append(again ? "" : nasal(text, i));
            }
        }
        return sound.toString().toLowerCase(Locale.ROOT);
    }

    private static char first(char c) {
        return switch (c) {
            case 'e', 'i' -> 'i';
            case 'o', 'u' -> 'u';
            default -> c;
        };
    }

    /// Before p, b and f people hear and write n and m alike: `Sampat`, `Sanpat`.
    private static char nasal(String text, int at) {
        char c = text.charAt(at);
        boolean inside = at + 1 < text.length() && "pbf".indexOf(text.charAt(at + 1)) >= 0;
        return c == 'm' && inside ? 'n' : c;
    }
}
