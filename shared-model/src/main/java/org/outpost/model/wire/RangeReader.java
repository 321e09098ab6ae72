// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import org.outpost.model.kernel.MalformedException;

/// Reads what {@link RangeWriter} wrote. Bytes that were never written read as choices too; only
/// running far past the end is noticed here, so whoever asks bounds what it asks for.
final class RangeReader {
    /// Noughts at the end are not sent; more than these were never there.
    private static final int SLACK = RangeWriter.BITS / 8 + 2;

    private final byte[] in;
    private final int end;
    private int at;
    private long range = RangeWriter.FULL - 1;
    private long code;

    RangeReader(byte[] in, int from, int end) {
        this.in = in;
        this.end = end;
        at = from;
        for (int i = 0; i < RangeWriter.BITS / 8; i++) {
            code = code << 8 | next();
        }
    }

    int bit(Odds odds, int cell) {
        long bound = (range >>> Odds.BITS) * odds.ofOne(cell);
        int bit;
        if (code < bound) {
            range = bound;
            bit = 1;
        } else {
            code -= bound;
            range -= bound;
            bit = 0;
        }
        odds.learn(cell, bit);
        settle();
        return bit;
    }

    long even(long choices) {
        range /= choices;
        long value = Math.min(code / range, choices - 1);
        code -= value * range;
        settle();
        return value;
    }

    long raw(int bits) {
        long value = 0;
        for (int left = bits; left > 0; left -= 24) {
            int some = Math.min(left, 24);
            value = value << some | even(1L << some);
        }
        return value;
    }

    private void settle() {
        while (range < RangeWriter.LEAST) {
            range <<= 8;
            code = code << 8 | next();
        }
    }

    private int next() {
        if (at >= end + SLACK) {
            throw new MalformedException("the block ends before its facts do");
        }
        int b = at < end ? in[at] & 255 : 0;
        at++;
        return b;
    }
}
