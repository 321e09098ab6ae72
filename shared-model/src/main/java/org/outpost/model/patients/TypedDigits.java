// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

/// Digits as people type them: Latin ones are shown, those of every script are taken.
public final class TypedDigits {
    private TypedDigits() {}

    /// The same text with all its digits in Latin.
    public static String latin(String typed) {
        StringBuilder text = new StringBuilder(typed.length());
        typed.codePoints()
                .forEach(c -> {
                    if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
                        text.append((char) ('0' + Character.digit(c, 10)));
                    } else {
                        text.appendCodePoint(c);
                    }
                });
        return text.toString();
    }
}
