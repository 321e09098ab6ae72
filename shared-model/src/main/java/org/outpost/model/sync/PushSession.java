// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sending half of a conversation: goes on from the server's number + 1, with frozen batches as
/// they are, freezing further ones to the size the line is known to carry.
public final class PushSession {
    /// However good the line, no batch is larger, as it travels.
    public static final int MAX_BATCH_BYTES = 48 * 1024;

    private final LocalLog log;
    private long highSeq;
    private final LinePace pace;

    /// @param highSeq the writer's highest number the server has, as of its greeting
    /// @param pace what the line carries
    PushSession(LocalLog log, long highSeq, LinePace pace) {
        this.log = log;
        this.highSeq = highSeq;
        this.pace = pace;
    }

    /// How far the server has this writer's facts, as it said.
    long highSeq() {
        return highSeq;
    }

    /// How many facts the server does not have yet.
    public long unsent() {
        return Math.max(0, log.lastSeq() - highSeq);
    }

    /// What to send now: at most two batches, and only one where two are more than the line was
    /// last known to carry; what was frozen larger on a better line still goes, one at a time.
    public List<FrozenBatch> next() {
        List<FrozenBatch> batches = new ArrayList<>(log.frozenAfter(highSeq, 2 * MAX_BATCH_BYTES));
        while (batches.size() < 2) {
            FrozenBatch fresh = log.freezeNext(pace.batchBytes());
            if (fresh == null) {
                break;
            }
            batches.add(fresh);
        }
        boolean both =
                batches.size() > 1
                        && batches.get(0).size() + batches.get(1).size() <= 2L * pace.batchBytes();
        return batches.subList(0, Math.min(both ? 2 : 1, batches.size()));
    }

    /// Learns from an answer what the server has; less than before, where it went back to a backup:
    /// then it gets all that again.
    public void heard(long serverHighSeq) {
        highSeq = serverHighSeq;
    }

    /// What a fork or a broken batch means for the desk; null where all is well.
    public static Exchange.@Nullable BatchAnswer trouble(Exchange.Answer answer) {
        return answer.batches().stream()
                .filter(b ->
                        b.standing() == Exchange.BatchStanding.FORK
                                || b.standing() == Exchange.BatchStanding.BROKEN)
                .findFirst()
                .orElse(null);
    }
}
