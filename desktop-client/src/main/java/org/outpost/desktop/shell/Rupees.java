// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.Locale;

/// Money as people write it, the same in every language.
public final class Rupees {
    private static final long PAISE = 100;

    private Rupees() {}

    /// `₹ 10`, `₹ 1,00,000.50`, `− ₹ 10` of what was given back.
    public static String text(long paise) {
        if (paise < 0) {
            return "\u2212 " + text(-paise);
        }
        long rest = paise % PAISE;
        String whole = "₹ " + Words.number(paise / PAISE);
        return rest == 0 ? whole : whole + String.format(Locale.ROOT, ".%02d", rest);
    }

    /// The same, to be said.
    public static Phrase of(long paise) {
        return Phrase.given(text(paise));
    }
}
