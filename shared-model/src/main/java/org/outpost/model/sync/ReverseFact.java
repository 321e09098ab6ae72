// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import java.util.Set;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;

/// A person takes back what they have just written at this counter: the undo of a main action.
/// Folds skip the fact it names as if it had been refused, on every machine; it stays in the log
/// and is shown struck through.
///
/// Numbers and places given out by the fact stay given out: a slip may have been printed, and a
/// number never comes back. So a reversal does not touch pools and blocks.
///
/// @param of the fact taken back
/// @param aggregates what that fact touched, pools and blocks aside
/// @param feeds the other feeds that got that fact
public record ReverseFact(FactId of, List<AggregateId> aggregates, List<FeedId> feeds)
        implements FactBody {
    /// Undo is for at once: how long after a fact it can be taken back, by its writer's own clock.
    public static final long WINDOW_MILLIS = 10 * 60 * 1000L;

    private static final Set<String> NEVER_COMES_BACK =
            Set.of(LeasePool.KIND, LeasePool.BLOCK_KIND, RunningNumber.KIND);

    /// The reversal of a fact.
    public static ReverseFact of(Fact fact) {
        return new ReverseFact(
                fact.id(),
                fact.envelope().aggregates().stream()
                        .filter(id -> !NEVER_COMES_BACK.contains(id.kind()))
                        .toList(),
                fact.envelope().concerns());
    }

    @Override
    public List<AggregateId> touches(FactId self) {
        return aggregates;
    }

    @Override
    public List<FeedId> concerns() {
        return feeds;
    }
}
