// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

/// One work of one size over one kind of line.
///
/// @param rows to carry; in W3 as many each way
/// @param base that both ends hold before
/// @param seconds after which a peer is stopped
/// @param round counts repetitions of the same
record Task(Work work, int rows, int base, LineShape line, long seconds, int round) {
    static final int W1_ROWS = 10_000;
    static final int W2_ROWS = 100_000;
    static final int W3_EDITS = 1_000;

    /// Edits choose among so many of the first rows, however many there are.
    static final int EDITED_BASE = 10_000;

    /// The seed of its rows, the same for every peer and round.
    long seed() {
        return switch (work) {
            case W1, W3 -> 1;
            case W2 -> 2;
        };
    }

    /// How many rows must have arrived at the end.
    int carried() {
        return work == Work.W3 ? 2 * rows : rows;
    }
}
