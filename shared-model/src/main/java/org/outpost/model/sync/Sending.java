// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The batches of one request in their order, each of them frozen when the line asks for it: on a
/// slow one the next is made ready while those before it are still leaving. Never more than the
/// line was last known to carry. May be asked from the thread that sends; ends with the request, so
/// that nobody freezes beside the conversation's next turn.
public final class Sending {
    private final LocalLog log;
    private final LinePace pace;
    private final int most;
    private final List<FrozenBatch> kept;
    private final List<FrozenBatch> sent = new ArrayList<>();
    private long left;
    private boolean ended;
    private @Nullable RuntimeException failed;

    /// @param after the highest number that is there
    Sending(LocalLog log, LinePace pace, long after) {
        this.log = log;
        this.pace = pace;
        most = pace.batches();
        left = (long) most * pace.batchBytes();
        kept = log.frozenAfter(after, PushSession.MOST_BATCHES * PushSession.MAX_BATCH_BYTES);
    }

    /// One of them, counted from nought; null where there are fewer. One that was given is given
    /// again: a line may begin anew.
    ///
    /// @throws IllegalStateException where it could not be frozen
    public synchronized @Nullable FrozenBatch at(int index) {
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
                sent.size() == most
                        ? null
                        : sent.size() < kept.size()
                                ? kept.get(sent.size())
                                : log.freezeNext(pace.batchBytes());
        if (next == null || !sent.isEmpty() && (next.size() > left || !joins(next))) {
            ended = true;
        } else {
            sent.add(next);
            left -= next.size();
        }
    }

    /// What is frozen anew may stand far behind what a log gave of the batches it keeps.
    private boolean joins(FrozenBatch next) {
        return next.header().firstSeq() == sent.getLast().header().lastSeq() + 1;
    }

    /// Whether they go one behind the other: only to a partner that takes each as it arrives, and
    /// where there is something behind the first.
    public synchronized boolean isStream() {
        FrozenBatch first = most > PushSession.AT_ONCE ? at(0) : null;
        return first != null && first.header().lastSeq() < log.lastSeq();
    }

    /// All of them.
    public synchronized List<FrozenBatch> all() {
        for (int i = 0; at(i) != null; i++) {}
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
