// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.Clock;

/// The sending half of a conversation: goes on from the server's number + 1, with frozen batches as
/// they are, freezing further ones to the size the line is known to carry.
public final class PushSession {
    /// However good the line, no batch is larger, as it travels.
    public static final int MAX_BATCH_BYTES = 48 * 1024;

    /// No request holds more batches, unless they are taken as they arrive.
    public static final int MOST_BATCHES = 8;

    /// Nor then more than so many.
    public static final int MOST_STREAMED = 32;

    /// How many go where nothing of a request is taken before all of it is there.
    public static final int AT_ONCE = 2;

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

    /// What to send now.
    ///
    /// @param clock tells how long it has gone on
    Sending next(Clock clock) {
        return new Sending(log, pace, highSeq, clock);
    }

    /// Learns from an answer what the server has; less than before, where it went back to a backup:
    /// then it gets all that again.
    public void heard(long serverHighSeq) {
        highSeq = serverHighSeq;
    }

    /// Up to which number what the server has is surely from here: what it had at the greeting,
    /// whose chain was looked at, and those of these batches that it says it took. A number beyond
    /// may be another file's with the same writer, whatever it wrote under it.
    long proven(List<FrozenBatch> sent, Exchange.Answer answer) {
        long proven = highSeq;
        for (FrozenBatch batch : sent) {
            long number = batch.header().number();
            boolean taken =
                    answer.batches().stream()
                            .anyMatch(said ->
                                    said.number() == number
                                            && said.standing() == Exchange.BatchStanding.TAKEN);
            if (!taken) {
                break;
            }
            proven = Math.max(proven, batch.header().lastSeq());
        }
        return proven;
    }

    /// Whether the server takes nothing yet, because another machine has to bring first what was
    /// lost: asking at once again would bring nothing.
    boolean waits(Exchange.Answer answer) {
        return answer.highSeq() == highSeq
                && !answer.batches().isEmpty()
                && answer.batches().getFirst().standing() == Exchange.BatchStanding.LATER;
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
