// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

/// Numbers from nought on of which small ones, or ones of a certain size, come more often: how many
/// bits a number has and the two highest of them behind the first are written by learnt odds, the
/// rest as it is.
final class Classes {
    /// How many kinds of number {@link #of} tells apart.
    static final int KINDS = 65 * 4;

    private static final int LENGTH_BITS = 7;
    private static final int LENGTHS = 1 << LENGTH_BITS;

    /// Before anything is learnt, short numbers are likelier than long ones.
    private static final Odds FIRST = first();

    private final Odds odds = FIRST.copy();

    private static Odds first() {
        Odds odds = new Odds(LENGTHS + LENGTHS * 4);
        for (int most = 32; most >= 1; most /= 2) {
            for (int length = 0; length < most; length++) {
                int cell = 1;
                for (int i = LENGTH_BITS - 1; i >= 0; i--) {
                    int bit = length >>> i & 1;
                    odds.learn(cell, bit);
                    cell = cell << 1 | bit;
                }
            }
        }
        odds.forgetCounts();
        return odds;
    }

    void write(RangeWriter out, long value) {
        int length = 64 - Long.numberOfLeadingZeros(value);
        int cell = 1;
        for (int i = LENGTH_BITS - 1; i >= 0; i--) {
            int bit = length >>> i & 1;
            out.bit(odds, cell, bit);
            cell = cell << 1 | bit;
        }
        int rest = length - 1;
        int node = 1;
        for (int i = 0; i < 2 && rest > 0; i++) {
            rest--;
            int bit = (int) (value >>> rest & 1);
            out.bit(odds, LENGTHS + length * 4 + node, bit);
            node = node << 1 | bit;
        }
        if (rest > 0) {
            out.raw(value & (1L << rest) - 1, rest);
        }
    }

    long read(RangeReader in) {
        int cell = 1;
        for (int i = 0; i < LENGTH_BITS; i++) {
            cell = cell << 1 | in.bit(odds, cell);
        }
        int length = Math.min(cell - LENGTHS, 64);
        if (length == 0) {
            return 0;
        }
        int rest = length - 1;
        long value = 1;
        int node = 1;
        for (int i = 0; i < 2 && rest > 0; i++) {
            rest--;
            int bit = in.bit(odds, LENGTHS + length * 4 + node);
            node = node << 1 | bit;
            value = value << 1 | bit;
        }
        return rest == 0 ? value : value << rest | in.raw(rest);
    }

    /// The kind a number is of, as far as its odds are learnt.
    static int of(long value) {
        int length = 64 - Long.numberOfLeadingZeros(value);
        int top =
                length < 3
                        ? (int) (value & (1 << Math.max(0, length - 1)) - 1)
                        : (int) (value >>> length - 3 & 3);
        return length * 4 + top;
    }

    /// How many bits of a number of this kind are written as they are.
    static int rawBits(int kind) {
        return Math.max(0, kind / 4 - 3);
    }

    /// Signed numbers as numbers from nought on, small ones first.
    static long folded(long signed) {
        return signed << 1 ^ signed >> 63;
    }

    static long unfolded(long value) {
        return value >>> 1 ^ -(value & 1);
    }
}
