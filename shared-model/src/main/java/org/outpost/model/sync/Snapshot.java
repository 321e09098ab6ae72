// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;

/// The version row of one aggregate: what its facts add up to, up to and including the last one
/// folded, and who follows it. Rebuildable from facts at any time.
///
/// @param last place of the last fact folded in; null before the first
/// @param version counts writes of the row, so that a lost race is seen
/// @param followers feeds that get every further fact of this aggregate
public record Snapshot(
        AggregateId id,
        @Nullable FoldPlace last,
        Object state,
        long version,
        Set<FeedId> followers) {
    public Snapshot {
        followers = Set.copyOf(followers);
    }

    /// The state, which must be of this type.
    public <S> S as(Class<S> type) {
        return type.cast(state);
    }
}
