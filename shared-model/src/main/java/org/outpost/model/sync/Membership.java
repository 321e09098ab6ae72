// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.Verdict;

/// Whether one hospital follows one thing of another: a thing of its own, so that its machines and
/// the district read off it what they hold and since when.
///
/// @param followed null while nothing is known
/// @param by the hospital that follows; null while nothing is known
/// @param owner whose thing it is; null while nothing is known
/// @param member whether it follows now
/// @param since when it began or ended, milliseconds since 1970
/// @param who asked for it; the server where it ended by rule
/// @param reason why it follows: a code
public record Membership(
        @Nullable AggregateId followed,
        @Nullable FeedId by,
        @Nullable FeedId owner,
        boolean member,
        long since,
        @Nullable UserId who,
        String reason) {
    /// The kind of its aggregate.
    public static final String KIND = "membership";

    /// Why a hospital may ask for another's.
    public static final List<String> REASONS = List.of("came", "referred", "emergency");

    /// Why a hospital follows without asking: a record of its own, or one it follows already, and
    /// this one turned out to be of one person.
    public static final String JOINED = "joined";

    private static final Membership NONE = new Membership(null, null, null, false, 0, null, "");

    /// That of this hospital in this thing.
    public static AggregateId id(FeedId by, AggregateId followed) {
        return AggregateId.of(
                KIND, by.value().substring(by.value().indexOf('/') + 1) + ":" + followed.value());
    }

    /// The feeds that get what further happens to a thing, told from its facts alone.
    ///
    /// @param facts in the order they fold
    public static Set<FeedId> followers(AggregateId thing, Collection<ReadFact> facts) {
        Set<FeedId> followers = new HashSet<>();
        for (ReadFact read : facts) {
            if (!read.fact().id().writer().isServer()) {
                continue;
            }
            switch (read.body()) {
                case FollowAggregate follow when follow.followed().equals(thing) -> {
                    followers.add(follow.by());
                    followers.add(follow.owner());
                }
                case LeaveAggregate leave when leave.followed().equals(thing) ->
                        followers.remove(leave.by());
                default -> {}
            }
        }
        return followers;
    }

    static Verdict judge(ReadFact fact) {
        boolean stands =
                switch (fact.body()) {
                    case FollowAggregate(var thing, var by, var owner, var reason) ->
                            (REASONS.contains(reason) || JOINED.equals(reason))
                                    && stands(fact, thing, by, owner);
                    case LeaveAggregate(var thing, var by, var owner) ->
                            stands(fact, thing, by, owner);
                    default -> true;
                };
        return !fact.fact().id().writer().isServer()
                ? Verdict.refused(new SyncRefusal.ServerOnly())
                : stands ? Verdict.ACCEPTED : Verdict.refused(new SyncRefusal.Inconsistent("by"));
    }

    private static boolean stands(ReadFact fact, AggregateId thing, FeedId by, FeedId owner) {
        return by.isHospital()
                && owner.isHospital()
                && !by.equals(owner)
                && !thing.kind().equals(KIND)
                && by.equals(fact.fact().envelope().home());
    }

    /// The last word holds.
    static final class Folded implements Fold<Membership> {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Class<Membership> stateType() {
            return Membership.class;
        }

        @Override
        public Membership empty(AggregateId id) {
            return NONE;
        }

        @Override
        public Membership apply(Membership state, AggregateId id, ReadFact fact) {
            Envelope envelope = fact.fact().envelope();
            return switch (fact.body()) {
                case FollowAggregate(var thing, var by, var owner, var reason) ->
                        new Membership(
                                thing,
                                by,
                                owner,
                                true,
                                envelope.happened(),
                                envelope.who(),
                                reason);
                case LeaveAggregate(var thing, var by, var owner) ->
                        new Membership(
                                thing,
                                by,
                                owner,
                                false,
                                envelope.happened(),
                                envelope.who(),
                                state.reason);
                default -> state;
            };
        }
    }
}
