// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.Clock;

/// The batches of one request in their order. Where the partner takes each as it arrives they are
/// frozen when the line asks for them: the next is made ready while those before it are still
/// leaving, until the request has gone on for long enough. Elsewhere they are never more than the
/// line was last known to carry. May be asked from the thread that sends; ends with the request, so
/// that nobody freezes beside the conversation's next turn.
public final class Sending {
    /// Batches of the first size fit a line that takes longer than this for the first of them.
    private static final long SLOW_MILLIS = 3_000;

    private static final long NEVER = Long.MIN_VALUE;

    private final LocalLog log;
    private final LinePace pace;
    private final Clock clock;
    private final int most;
    private final List<FrozenBatch> kept;
    private final List<FrozenBatch> sent = new ArrayList<>();
    private long left;
    private long began = NEVER;
    private boolean ended;
    private @Nullable RuntimeException failed;

    /// @param after the highest number that is there
    Sending(LocalLog log, LinePace pace, long after, Clock clock) {
        this.log = log;
        this.pace = pace;
        this.clock = clock;
        most = pace.batches();
        left = (long) most * pace.batchBytes();
        kept = log.frozenAfter(after, PushSession.MOST_BATCHES * PushSession.MAX_BATCH_BYTES);
    }

    /// One of them, counted from nought, where they go one behind the other; null behind the last.
    /// One that was given is given again: a line may begin anew.
    ///
    /// @throws IllegalStateException where it could not be frozen
    public synchronized @Nullable FrozenBatch at(int index) {
        if (began == NEVER) {
            began = clock.millis();
        }
        return asked(index);
    }

    private @Nullable FrozenBatch asked(int index) {
        while (sent.size() <= index && !ended && failed == null) {
            try {
                add();
            } catch (RuntimeException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw new IllegalStateException("a batch could not be frozen", failed);
        }
        return index < sent.size() ? sent.get(index) : null;
    }

    private void add() {
        FrozenBatch next =
                isFull()
                        ? null
                        : sent.size() < kept.size()
                                ? kept.get(sent.size())
                                : log.freezeNext(pace.batchBytes());
        if (next == null || !sent.isEmpty() && !goesBehind(next)) {
            ended = true;
        } else {
            sent.add(next);
            left -= next.size();
        }
    }

    private boolean isFull() {
        if (began == NEVER) {
            return sent.size() == most;
        }
        // What a line carries that takes the first few at once is not known: it may want larger.
        long passed = clock.millis() - began;
        boolean unknown = !pace.isKnown() && passed < SLOW_MILLIS;
        return sent.size() == (unknown ? PushSession.MOST_BATCHES : pace.streamed())
                || passed >= LinePace.STREAM_MILLIS;
    }

    /// What was frozen larger on a better line goes by itself, unless each counts by itself; and
    /// what is frozen anew may stand far behind what a log gave of the batches it keeps.
    private boolean goesBehind(FrozenBatch next) {
        return (began != NEVER || next.size() <= left)
                && next.header().firstSeq() == sent.getLast().header().lastSeq() + 1;
    }

    /// Whether they go one behind the other: only to a partner that takes each as it arrives, and
    /// where there is something behind the first.
    public synchronized boolean isStream() {
        FrozenBatch first = pace.streams() ? asked(0) : null;
        return first != null && first.header().lastSeq() < log.lastSeq();
    }

    /// Whether a batch may be written in the words of those before it.
    public boolean continues() {
        return pace.continues();
    }

    /// All of them.
    public synchronized List<FrozenBatch> all() {
        for (int i = 0; asked(i) != null; i++) {}
        return sent();
    }

    /// Those that were asked for by now.
    public synchronized List<FrozenBatch> sent() {
        return List.copyOf(sent);
    }

    /// No more are given, nor frozen, from now on.
    ///
    /// @throws RuntimeException what kept a batch from being frozen, which is not the line's fault
    synchronized void end() {
        ended = true;
        if (failed != null) {
            throw failed;
        }
    }
}
