// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sending half of a conversation: goes on from the server's number + 1, with frozen batches as
/// they are, freezing further ones to the size the line carries in about a second and a half.
public final class PushSession {
    /// However good the line, no batch is larger, as it travels.
    public static final int MAX_BATCH_BYTES = 48 * 1024;

    /// The size of batches on a line nothing is known of.
    public static final int FIRST_BATCH_BYTES = 12 * 1024;

    private static final int MIN_BATCH_BYTES = 2 * 1024;
    private static final int AIM_MILLIS = 1500;

    private final LocalLog log;
    private long highSeq;
    private int batchBytes;
    private int proven;
    private boolean cuts;

    /// @param highSeq the writer's highest number the server has, as of its greeting
    public PushSession(LocalLog log, long highSeq) {
        this(log, highSeq, FIRST_BATCH_BYTES, false);
    }

    /// @param batchBytes what the line was last known to carry
    /// @param cuts whether it is a line that was seen to be cut
    public PushSession(LocalLog log, long highSeq, int batchBytes, boolean cuts) {
        this.log = log;
        this.highSeq = highSeq;
        this.batchBytes = batchBytes;
        this.proven = batchBytes;
        this.cuts = cuts;
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
            FrozenBatch fresh = log.freezeNext(batchBytes);
            if (fresh == null) {
                break;
            }
            batches.add(fresh);
        }
        boolean both =
                batches.size() > 1
                        && batches.get(0).size() + batches.get(1).size() <= 2L * batchBytes;
        return batches.subList(0, Math.min(both ? 2 : 1, batches.size()));
    }

    /// Learns from an answer what the server has; less than before, where it went back to a backup:
    /// then it gets all that again.
    public void heard(long serverHighSeq) {
        highSeq = serverHighSeq;
    }

    /// Learns how fast the line is: grows by a quarter at most, never beyond the cap. Until the
    /// first cut, what the line carries four times over may double: small batches learn their words
    /// and odds anew, each of them, which costs a tenth of the bytes.
    ///
    /// @param bytes sent and received, and how long that took
    public void carried(long bytes, long millis) {
        long fits = bytes * AIM_MILLIS / Math.max(1, millis);
        proven = batchBytes;
        boolean amply = !cuts && fits >= 4L * batchBytes;
        long most = amply ? 2L * batchBytes : grown();
        long wanted = Math.min(fits, most);
        batchBytes = (int) Math.max(MIN_BATCH_BYTES, Math.min(MAX_BATCH_BYTES, wanted));
    }

    /// The line was cut: the next batches are half as large as if they had grown slowly.
    public void cut() {
        cuts = true;
        batchBytes = (int) Math.max(MIN_BATCH_BYTES, Math.min(batchBytes, grown()) / 2);
    }

    private long grown() {
        return proven + proven / 4L;
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
