// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.kernel;

import java.util.regex.Pattern;

/// Makes and checks the texts of ids. Random ids are 80 bits in sixteen letters and digits that are
/// not mistaken for each other when read aloud (no i, l, o, u).
public final class Ids {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int RANDOM_BYTES = 10;

    private Ids() {}

    /// A fresh random id text of sixteen characters.
    public static String random(Randomness randomness) {
        byte[] bytes = randomness.bytes(RANDOM_BYTES);
        StringBuilder text = new StringBuilder(16);
        for (int i = 0; i < RANDOM_BYTES; i += 5) {
            long forty = 0;
            for (int j = 0; j < 5; j++) {
                forty = forty << 8 | (bytes[i + j] & 0xff);
            }
            for (int shift = 35; shift >= 0; shift -= 5) {
                text.append(ALPHABET.charAt((int) (forty >> shift & 31)));
            }
        }
        return text.toString();
    }

    /// Whether a text looks like a random id, told without a pattern: every fact has several.
    static boolean isRandom(String value) {
        if (value.length() != 16) {
            return false;
        }
        for (int i = 0; i < 16; i++) {
            char c = value.charAt(i);
            if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }

    static String require(String value, Pattern form, String what) {
        if (!form.matcher(value).matches()) {
            throw new MalformedException("not a " + what + ": " + shown(value));
        }
        return value;
    }

    private static String shown(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "...";
    }
}
