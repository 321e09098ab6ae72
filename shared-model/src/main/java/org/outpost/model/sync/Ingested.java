// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Verdict;

/// All that one committed batch changes at the server: written in one transaction or not at all,
/// feeds last.
///
/// @param writer the writer's row afterwards, and its `batch`; both null where the server acted by
///   itself
/// @param serverFacts rulings and decisions, already numbered and sealed
/// @param passedOn facts that lay here already and come into further feeds now
/// @param changes version rows to write where their version is still the one read
/// @param appends what each feed gets, in feed order of locking
/// @param verdicts of the batch's own facts; quarantined ones are refused here
/// @param undecided facts that count, but can't be settled before all of a hospital were heard
public record Ingested(
        @Nullable WriterRow writer,
        @Nullable FrozenBatch batch,
        List<Fact> serverFacts,
        List<Fact> passedOn,
        List<Snapshot> changes,
        List<FeedAppend> appends,
        Map<FactId, Verdict> verdicts,
        List<FactId> undecided) {

    /// @param facts in the order they get their positions
    /// @param serverSeq the last number of `S/<feed>` this was judged with; where it has moved on
    ///   meanwhile the whole batch is judged again; -1 where the server wrote nothing there
    /// @param newServerSeq the last number afterwards
    public record FeedAppend(FeedId feed, List<FactId> facts, long serverSeq, long newServerSeq) {}
}
