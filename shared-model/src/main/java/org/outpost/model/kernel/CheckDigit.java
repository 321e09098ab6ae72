// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.kernel;

/// The digit behind a printed number that finds every wrong digit and every swap of two neighbours.
public final class CheckDigit {
    /// A quasigroup without fixed points that swap: Damm's.
    private static final String[] DAMM = {
        "0317598642",
        "7092154863",
        "4206871359",
        "1750983426",
        "6123045978",
        "3674209581",
        "5869720134",
        "8945362017",
        "9438617205",
        "2581436790"
    };

    private CheckDigit() {}

    /// The check digit of capital letters and digits; dashes count for nothing, whatever else
    /// stands there spoils it.
    ///
    /// @return -1 where something else stands there
    public static int of(CharSequence number) {
        int interim = 0;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                interim = step(interim, (c - 'A' + 10) / 10);
                interim = step(interim, (c - 'A' + 10) % 10);
            } else if (c >= '0' && c <= '9') {
                interim = step(interim, c - '0');
            } else if (c != '-') {
                return -1;
            }
        }
        return interim;
    }

    private static int step(int interim, int digit) {
        return DAMM[interim].charAt(digit) - '0';
    }
}
