// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.util.List;

/// Words that say nothing, made at random: ids, hashes, signatures. Each of their letters is worth
/// what the alphabet it is out of makes it worth; no packing finds more in them.
final class Codes {
    private static final List<String> ALPHABETS =
            List.of(
                    "0123456789abcdef",
                    "0123456789abcdefghjkmnpqrstvwxyz",
                    "0123456789abcdefghijklmnopqrstuvwxyz",
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");
    private static final int LEAST = 12;
    private static final int MOST = 4096;

    private Codes() {}

    /// Whether a word looks like a code: long, of one alphabet, and with digits in it.
    static boolean is(String word) {
        if (word.length() < LEAST || word.length() > MOST) {
            return false;
        }
        int digits = 0;
        for (int i = 0; i < word.length(); i++) {
            digits += Template.isDigit(word.charAt(i)) ? 1 : 0;
        }
        return digits > 1 && alphabet(word) >= 0;
    }

    static void write(RangeWriter out, Numbers.Heads heads, List<String> codes) {
        heads.count(out, codes.size());
        for (String code : codes) {
            int index = alphabet(code);
            String alphabet = ALPHABETS.get(index);
            out.even(index, ALPHABETS.size());
            heads.count(out, code.length());
            for (int i = 0; i < code.length(); i++) {
                out.even(alphabet.indexOf(code.charAt(i)), alphabet.length());
            }
        }
    }

    /// @param most how many codes there may be
    static byte[][] read(RangeReader in, Numbers.Heads heads, int most) {
        byte[][] codes = new byte[heads.count(in, most)][];
        for (int i = 0; i < codes.length; i++) {
            String alphabet = ALPHABETS.get((int) in.even(ALPHABETS.size()));
            byte[] code = new byte[heads.count(in, MOST)];
            for (int at = 0; at < code.length; at++) {
                code[at] = (byte) alphabet.charAt((int) in.even(alphabet.length()));
            }
            codes[i] = code;
        }
        return codes;
    }

    /// The smallest alphabet a word is of; -1 where it is of none.
    private static int alphabet(String word) {
        for (int i = 0; i < ALPHABETS.size(); i++) {
            if (of(word, ALPHABETS.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean of(String word, String alphabet) {
        for (int i = 0; i < word.length(); i++) {
            if (alphabet.indexOf(word.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
