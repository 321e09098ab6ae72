// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;

/// A hospital meets a thing of another one and follows it: its past enters the hospital's feed
/// before this fact, and whatever happens to it from now on enters both feeds. Written by the
/// server alone, in the name of the person who asked, into the feed of the hospital that asked; the
/// other one hears of it by the same fact.
///
/// @param by the hospital that follows, which is also the fact's home
/// @param owner the hospital whose thing it is: it follows its own from now on, so that what is
///   written elsewhere reaches it
/// @param reason a code: `came`, `referred`, `emergency`, or `joined` where a merge calls for it
public record FollowAggregate(AggregateId followed, FeedId by, FeedId owner, String reason)
        implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(followed, Membership.id(by, followed));
    }

    @Override
    public List<FeedId> concerns() {
        return List.of(owner);
    }
}
