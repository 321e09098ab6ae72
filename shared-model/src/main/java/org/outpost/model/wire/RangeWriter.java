// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.io.ByteArrayOutputStream;

/// Writes choices so that each takes no more than its share of a bit: what happens often costs
/// little. A range coder of 48 bits; {@link RangeReader} reads it back with the same {@link Odds}.
final class RangeWriter {
    static final int BITS = 48;
    static final long FULL = 1L << BITS;
    static final long LEAST = 1L << BITS - 8;

    /// The largest number of equally likely choices of one step.
    static final long MOST_CHOICES = 1L << 32;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long low;
    private long range = FULL - 1;
    private int held = -1;
    private int full;

    /// Writes one of two choices by the odds in a cell, which learn from it.
    void bit(Odds odds, int cell, int bit) {
        long bound = (range >>> Odds.BITS) * odds.ofOne(cell);
        if (bit != 0) {
            range = bound;
        } else {
            low += bound;
            range -= bound;
        }
        odds.learn(cell, bit);
        settle();
    }

    /// Writes one of `choices` equally likely ones, at most {@link #MOST_CHOICES}.
    void even(long value, long choices) {
        range /= choices;
        low += value * range;
        settle();
    }

    /// Writes the lowest bits of a number as they are.
    void raw(long value, int bits) {
        for (int left = bits; left > 0; left -= 24) {
            int some = Math.min(left, 24);
            even(value >>> left - some & (1L << some) - 1, 1L << some);
        }
    }

    /// All that was written; nothing may be written after it.
    byte[] finish() {
        // Of all numbers in the range the one with the most noughts behind: they need not be sent.
        for (int zeros = BITS - 8; zeros >= 0; zeros -= 8) {
            long unit = 1L << zeros;
            long rounded = low + unit - 1 & -unit;
            if (rounded < low + range) {
                low = rounded;
                break;
            }
        }
        for (int i = 0; i <= BITS / 8; i++) {
            shift();
        }
        byte[] bytes = out.toByteArray();
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == 0) {
            length--;
        }
        return java.util.Arrays.copyOf(bytes, length);
    }

    private void settle() {
        while (range < LEAST) {
            range <<= 8;
            shift();
        }
    }

    /// Lets the highest byte go once no carry can change it any more.
    private void shift() {
        int top = (int) (low >>> BITS - 8);
        if (top != 255) {
            int carry = top >>> 8;
            if (held >= 0) {
                out.write(held + carry);
            }
            for (; full > 0; full--) {
                out.write(255 + carry);
            }
            held = top & 255;
        } else {
            full++;
        }
        low = (low & LEAST - 1) << 8;
    }
}
