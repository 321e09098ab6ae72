// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sending half of a conversation: goes on from the server's number + 1, with frozen batches as
/// they are, freezing further ones to the size the line carries in about a second and a half.
public final class PushSession {
    /// However good the line, no batch is larger.
    public static final int MAX_BATCH_BYTES = 48 * 1024;

    private static final int MIN_BATCH_BYTES = 2 * 1024;
    private static final int AIM_MILLIS = 1500;

    private final LocalLog log;
    private long highSeq;
    private int batchBytes = 12 * 1024;

    /// @param highSeq the writer's highest number the server has, as of its greeting
    public PushSession(LocalLog log, long highSeq) {
        this.log = log;
        this.highSeq = highSeq;
    }

    /// How many facts the server does not have yet.
    public long unsent() {
        return Math.max(0, log.lastSeq() - highSeq);
    }

    /// What to send now: at most two batches.
    public List<FrozenBatch> next() {
        List<FrozenBatch> batches = new ArrayList<>(log.frozenAfter(highSeq, 2 * MAX_BATCH_BYTES));
        while (batches.size() < 2) {
            FrozenBatch fresh = log.freezeNext(batchBytes);
            if (fresh == null) {
                break;
            }
            batches.add(fresh);
        }
        return batches.subList(0, Math.min(2, batches.size()));
    }

    /// Learns from an answer what the server has.
    public void heard(long serverHighSeq) {
        highSeq = Math.max(highSeq, serverHighSeq);
    }

    /// Learns how fast the line is: grows by a quarter at most, never beyond the cap.
    ///
    /// @param bytes sent and received, and how long that took
    public void carried(long bytes, long millis) {
        long fits = bytes * AIM_MILLIS / Math.max(1, millis);
        long wanted = Math.min(fits, batchBytes + batchBytes / 4L);
        batchBytes = (int) Math.max(MIN_BATCH_BYTES, Math.min(MAX_BATCH_BYTES, wanted));
    }

    /// The line was cut: the next batches are half as large.
    public void cut() {
        batchBytes = Math.max(MIN_BATCH_BYTES, batchBytes / 2);
    }

    /// The size the next batch will have at most.
    public int batchBytes() {
        return batchBytes;
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
