// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

/// How likely each of two choices is, learnt as they come; many of them, in cells. Writer and
/// reader learn the same from the same.
final class Odds {
    /// Odds are in parts of 2^16.
    static final int BITS = 16;

    private static final int KEPT = 8;
    private static final int MOST_SEEN = 254;
    private static final int[] SHARE = new int[MOST_SEEN + 1];

    static {
        for (int seen = 0; seen <= MOST_SEEN; seen++) {
            SHARE[seen] = (int) Math.round(65_536 / (seen + 1.6));
        }
    }

    private int[] cells;

    Odds(int size) {
        cells = new int[size];
        java.util.Arrays.fill(cells, 1 << BITS - 1 << KEPT);
    }

    /// The same odds, learning on by themselves.
    Odds copy() {
        Odds copy = new Odds(0);
        copy.cells = cells.clone();
        return copy;
    }

    /// The odds of a one, never nought and never certain.
    int ofOne(int cell) {
        return cells[cell] >>> KEPT;
    }

    /// Lets everything learnt so far count no more than a little.
    void forgetCounts() {
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i] & ~255 | Math.min(cells[i] & 255, 2);
        }
    }

    void learn(int cell, int bit) {
        int seen = cells[cell] & 255;
        int odds = cells[cell] >>> KEPT;
        long aim = bit != 0 ? 65_535 - odds : 1 - odds;
        odds += (int) (aim * SHARE[seen] >> 16);
        odds = Math.clamp(odds, 24, 65_536 - 24);
        cells[cell] = odds << KEPT | Math.min(seen + 1, MOST_SEEN);
    }
}
