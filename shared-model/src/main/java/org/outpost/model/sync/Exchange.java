// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.WriterId;

/// One exchange, both ways: batches and cursors go up, standings and news come down.
public final class Exchange {
    private Exchange() {}

    /// @param token the sync token of the last answer
    /// @param unsent how many facts were not yet reached when this was written, for the district's
    ///   page
    /// @param oldestUnsent when the oldest of them was recorded; null where there is none
    /// @param wants shares of leases this machine would like, see {@link Want}
    /// @param maxBytes how much news it wants at most
    public record Request(
            DeviceId device,
            WriterId writer,
            @Nullable String token,
            long unsent,
            @Nullable Long oldestUnsent,
            List<FrozenBatch> batches,
            List<FeedCursor> cursors,
            List<Want> wants,
            int maxBytes) {
        /// The same with these batches.
        public Request bringing(List<FrozenBatch> others) {
            return new Request(
                    device, writer, token, unsent, oldestUnsent, others, cursors, wants, maxBytes);
        }
    }

    /// A share of a lease this machine would like to hold. Asked again until it is there: so it
    /// names the whole, not how much more.
    ///
    /// @param pool the lease's aggregate
    /// @param parts how many places or blocks of numbers it would like to hold in all
    public record Want(AggregateId pool, int parts) {}

    /// @param copy whether the token was spent by another copy of this database
    /// @param safeSeq the writer's highest number that is safe there: on more than one disk
    public record Answer(
            boolean copy,
            long serverMillis,
            long highSeq,
            List<BatchAnswer> batches,
            List<FeedPage> pages,
            String token,
            @Nullable Long safeSeq) {
        /// The same, where what it says of the writer's numbers is not to be believed.
        Answer havingNoMoreThan(long seq) {
            return new Answer(
                    copy, serverMillis, Math.min(highSeq, seq), batches, pages, token, null);
        }
    }

    /// What became of one batch.
    ///
    /// @param reason in plain words where it was not taken; empty otherwise
    public record BatchAnswer(long number, BatchStanding standing, String reason) {}

    /// What became of one batch.
    public enum BatchStanding {
        /// It is committed, now or before: same bytes, same answer.
        TAKEN,
        /// Its predecessor is not here yet: send that first.
        LATER,
        /// Another batch has this number: this database forked, take a new writer id.
        FORK,
        /// It is not what it says it is: signature, hash or numbers don't hold.
        BROKEN
    }
}
