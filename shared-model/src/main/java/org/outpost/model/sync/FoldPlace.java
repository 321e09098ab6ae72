// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.WriterId;

/// The place of a fact in the order in which folds read: by clock, then writer, then number. Total,
/// and the same on every machine.
public record FoldPlace(HybridTime clock, WriterId writer, long seq)
        implements Comparable<FoldPlace> {
    @Override
    public int compareTo(FoldPlace other) {
        int byClock = clock.compareTo(other.clock);
        if (byClock != 0) {
            return byClock;
        }
        int byWriter = writer.value().compareTo(other.writer.value());
        return byWriter != 0 ? byWriter : Long.compare(seq, other.seq);
    }
}
