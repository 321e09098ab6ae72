// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/// Writes Devanagari names in plain Latin letters, as people spell them: `रमेश` is `ramesh`,
/// `राजकुमार` is `rajkumar`. Made for search, not for printing: long and short vowels come out
/// alike.
final class Devanagari {
    private static final char VIRAMA = '\u094D';
    private static final char NUKTA = '\u093C';
    private static final String LABIALS = "पफबभम";
    private static final Map<Character, String> CONSONANTS = new HashMap<>();
    private static final Map<Character, String> VOWELS = new HashMap<>();
    private static final Map<Character, String> SIGNS = new HashMap<>();
    private static final Map<Character, String> DOTTED = new HashMap<>();

    static {
        fill(
                CONSONANTS,
                "क k ख kh ग g घ gh ङ n च ch छ chh ज j झ jh ञ n ट t ठ th ड d ढ dh ण n त t थ th द d"
                        + " ध dh न n ऩ n प p फ ph ब b भ bh म m य y र r ऱ r ल l ळ l ऴ l व v श sh ष sh"
                        + " स s ह h");
        fill(VOWELS, "अ a आ a इ i ई i उ u ऊ u ऋ ri ए e ऐ ai ओ o औ au ऑ o ऍ e ऎ e ऒ o");
        fill(SIGNS, "ा a ि i ी i ु u ू u ृ ri े e ै ai ो o ौ au ॉ o ॅ e ॆ e ॊ o");
        fill(DOTTED, "क q ख kh ग g ज z ड r ढ rh फ f य y");
    }

    private Devanagari() {}

    /// The text with its Devanagari in Latin; all else as it was.
    static String latin(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            // Nearly all that is compared is in plain Latin letters, many times a second.
            return text;
        }
        // Dotted letters come composed or in two; in two they are one rule.
        String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder latin = new StringBuilder();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= apart.length(); i++) {
            char c = i < apart.length() ? apart.charAt(i) : ' ';
            if (c >= '\u0900' && c <= '\u097F' && c != '\u0964' && c != '\u0965') {
                word.append(c);
            } else if (c != '\u200C' && c != '\u200D') {
                latin.append(word(word.toString()));
                word.setLength(0);
                if (i < apart.length()) {
                    latin.append(c);
                }
            }
        }
        return latin.toString();
    }

    /// One word; `.` stands for the vowel nobody wrote until it is known whether it is spoken.
    private static String word(String word) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            String consonant = CONSONANTS.get(c);
            if (consonant != null) {
                boolean dotted = i + 1 < word.length() && word.charAt(i + 1) == NUKTA;
                i += dotted ? 1 : 0;
                out.append(conjunct(word, i, c) ? "gy" : dotted ? dotted(c, consonant) : consonant);
                i += conjunct(word, i, c) ? 2 : 0;
                out.append(isBare(word, i + 1) ? "." : "");
            } else {
                out.append(other(word, i, c));
            }
        }
        return spoken(out.toString());
    }

    private static String dotted(char c, String plain) {
        return DOTTED.getOrDefault(c, plain);
    }

    /// The two letters that are spoken as one: `ज्ञ`.
    private static boolean conjunct(String word, int at, char c) {
        return c == 'ज' && word.startsWith("\u094Dञ", at + 1);
    }

    private static boolean isBare(String word, int next) {
        if (next >= word.length()) {
            return true;
        }
        char c = word.charAt(next);
        return c != VIRAMA && !SIGNS.containsKey(c);
    }

    private static String other(String word, int at, char c) {
        String vowel = VOWELS.getOrDefault(c, SIGNS.get(c));
        if (vowel != null) {
            return vowel;
        }
        if (c == '\u0902' || c == '\u0901') {
            char next = at + 1 < word.length() ? word.charAt(at + 1) : ' ';
            return next == 'ह' ? "ng" : LABIALS.indexOf(next) >= 0 ? "m" : "n";
        }
        if (c >= '०' && c <= '९') {
            return Character.toString('0' + (c - '०'));
        }
        return "";
    }

    /// Drops the unwritten vowel where it is not spoken: at the end of a word, and between `vowel +
    /// consonants` and `consonant + vowel`.
    private static String spoken(String word) {
        StringBuilder out = new StringBuilder(word);
        int last = out.length() - 1;
        if (last > 1 && out.charAt(last) == '.') {
            out.deleteCharAt(last);
        }
        for (int i = out.length() - 2; i > 1; i--) {
            if (out.charAt(i) == '.' && silent(out, i)) {
                out.deleteCharAt(i);
            }
        }
        return out.toString().replace('.', 'a');
    }

    private static boolean silent(StringBuilder word, int at) {
        int before = at - 1;
        while (before > 0 && !isVowel(word.charAt(before))) {
            before--;
        }
        int behind = at + 1;
        while (behind < word.length() && !isVowel(word.charAt(behind))) {
            behind++;
        }
        boolean oneBefore = isVowel(word.charAt(before)) && single(word, before + 1, at);
        return oneBefore
                && behind < word.length()
                && (single(word, at + 1, behind) || glides(word, at + 1, behind));
    }

    /// Whether these letters are one consonant: one letter, or one with its breath.
    private static boolean single(StringBuilder word, int from, int to) {
        return to - from == 1
                || (to - from == 2 && word.charAt(to - 1) == 'h')
                || (to - from == 3 && word.charAt(to - 1) == 'h' && word.charAt(to - 2) == 'h');
    }

    /// Whether these letters are a consonant that glides into the next: `pr` of `omprakash`.
    private static boolean glides(StringBuilder word, int from, int to) {
        return to - from == 2 && "rly".indexOf(word.charAt(to - 1)) >= 0;
    }

    private static boolean isVowel(char c) {
        return c == '.' || "aeiou".indexOf(c) >= 0;
    }

    private static void fill(Map<Character, String> table, String pairs) {
        String[] parts = pairs.split(" ");
        for (int i = 0; i < parts.length; i += 2) {
            table.put(parts[i].charAt(0), parts[i + 1]);
        }
    }
}
