// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;

/// A hospital follows a thing of another one no longer: nothing further of it enters the feed, and
/// the hospital's machines drop what they held of the person once their own facts are sent.
///
/// @param by the hospital that followed, which is also the fact's home
/// @param owner the hospital whose thing it is
public record LeaveAggregate(AggregateId followed, FeedId by, FeedId owner) implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(followed, Membership.id(by, followed));
    }

    @Override
    public List<FeedId> concerns() {
        return List.of(owner);
    }
}
