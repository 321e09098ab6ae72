// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.kernel.WriterId;

/// What ingest reads, inside its transaction.
public interface InboxSource extends AggregateSource {
    /// The hash under which this batch of the writer was taken; null where it was not.
    @Nullable String batchHash(WriterId writer, long number);

    /// Which of these first names are taken, and the name under which that fact stands here: its
    /// own, or that of a fact that was written again. Asked inside the transaction, so that of two
    /// copies that send the same fact only one is ahead.
    ///
    /// @param own the writer that sends them: what it sends under its own name can't be here yet,
    ///   so its names are looked for only among those written again; null to look everywhere
    default Map<Was, FactId> standing(Collection<Was> names, @Nullable WriterId own) {
        return Map.of();
    }

    /// The last number the server used in this feed, read without its lock.
    long serverSeq(FeedId feed);

    /// Whether the person may write such a fact, as of its place: roles are judged there.
    Verdict mayWrite(ReadFact fact);

    /// Whether nobody of a hospital can hold parts of its pools which commits that were lost had
    /// passed: only then it is known here what lies here.
    default boolean allHeard(FeedId home) {
        return true;
    }

    /// Whether all of a hospital have also sent again what they had written: only then a pool says
    /// who had what.
    default boolean allSent(FeedId home) {
        return true;
    }

    /// Whether this fact has to be brought again, because it went with commits that were lost: one
    /// of a machine by that machine, if it is of the same place; one the server had written itself
    /// by whoever builds on it and so has it. What builds on it waits, or it would be judged
    /// without it.
    ///
    /// @param by whose batch builds on it
    default boolean isAwaited(WriterRow by, FactId fact) {
        return false;
    }
}
