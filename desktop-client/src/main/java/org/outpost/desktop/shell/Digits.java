// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

/// Digits of every script are accepted everywhere; Latin ones are kept and shown.
public final class Digits {
    private Digits() {}

    /// Digits of every script as Latin ones; all else stays.
    public static String latin(String typed) {
        StringBuilder out = new StringBuilder(typed.length());
        typed.codePoints()
                .forEach(c -> {
                    if (Character.isDigit(c)) {
                        out.append(Character.digit(c, 10));
                    } else {
                        out.appendCodePoint(c);
                    }
                });
        return out.toString();
    }
}
