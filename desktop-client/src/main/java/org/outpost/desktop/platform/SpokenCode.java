// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.platform;

import org.outpost.model.kernel.Randomness;

/// A code of eighty random bits in groups that can be read out: what a stick or a register that
/// leaves the hospital is sealed with. Letters that look like digits are not among its letters.
public final class SpokenCode {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BYTES = 10;
    private static final int GROUP = 4;

    private SpokenCode() {}

    /// A new one.
    public static String of(Randomness randomness) {
        byte[] random = randomness.bytes(BYTES);
        StringBuilder code = new StringBuilder();
        for (int bit = 0; bit < BYTES * 8; bit += 5) {
            int pair = (random[bit / 8] & 0xff) << 8;
            pair |= bit / 8 + 1 < BYTES ? random[bit / 8 + 1] & 0xff : 0;
            if (bit > 0 && bit % (5 * GROUP) == 0) {
                code.append('-');
            }
            code.append(LETTERS.charAt((pair >> (11 - bit % 8)) & 31));
        }
        return code.toString();
    }
}
