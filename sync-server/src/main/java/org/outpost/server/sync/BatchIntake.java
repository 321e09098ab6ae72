// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.PushSession;
import org.outpost.model.sync.WriterRow;
import org.outpost.model.wire.UnknownVocabularyException;
import org.outpost.server.platform.ProblemException;

/// Takes the batches of one exchange in, each by itself and as soon as it is there: what stands
/// behind it may still be on the line, and never come.
final class BatchIntake {
    private final FactInbox inbox;
    private final PushMeter meter;

    BatchIntake(FactInbox inbox, PushMeter meter) {
        this.inbox = inbox;
        this.meter = meter;
    }

    /// What became of each. One that can't be read behind another is answered as broken, because
    /// those before it are taken; the first one makes the whole request unreadable.
    ///
    /// @throws MalformedException where the first one can't be read, or one of them takes words for
    ///   known that are not here
    List<Exchange.BatchAnswer> take(WriterRow row, Coming coming) {
        List<Exchange.BatchAnswer> answers = new ArrayList<>();
        for (int i = 0; i < PushSession.MOST_STREAMED; i++) {
            try {
                FrozenBatch batch = coming.next();
                if (batch == null) {
                    return answers;
                }
                answers.add(taken(row, batch));
            } catch (UnknownVocabularyException e) {
                throw e;
            } catch (MalformedException e) {
                if (answers.isEmpty()) {
                    throw e;
                }
                answers.add(
                        new Exchange.BatchAnswer(
                                answers.getLast().number() + 1,
                                Exchange.BatchStanding.BROKEN,
                                "it could not be read"));
            }
        }
        if (coming.next() != null) {
            throw tooMuch();
        }
        return answers;
    }

    static ProblemException tooMuch() {
        return new ProblemException(400, "sync.too-much", "Send less at once.");
    }

    private Exchange.BatchAnswer taken(WriterRow row, FrozenBatch batch) {
        if (!batch.header().writer().equals(row.writer())) {
            return FactInbox.Taken.not(batch, "another writer's batch").answer();
        }
        long started = System.nanoTime();
        FactInbox.Taken taken = inbox.take(batch);
        meter.batch(batch, taken, System.nanoTime() - started);
        return taken.answer();
    }

    /// The batches of one request in their order, each once it has arrived.
    @FunctionalInterface
    interface Coming {
        /// The next one; null behind the last.
        ///
        /// @throws MalformedException where it can't be read
        @Nullable FrozenBatch next();
    }
}
