// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.ReadFact;

/// What was said last of two records that are much alike: a thing of the pair, whichever way round
/// the two are named.
///
/// @param one null while nothing was said, `other` too
/// @param apart whether they are of two people
/// @param who said so; null while nothing was said
/// @param at when, milliseconds since 1970
public record ToldApart(
        @Nullable AggregateId one,
        @Nullable AggregateId other,
        boolean apart,
        @Nullable UserId who,
        long at,
        List<FeedId> owners) {
    /// The kind of its aggregate.
    public static final String KIND = "apart";

    private static final ToldApart NONE = new ToldApart(null, null, false, null, 0, List.of());

    public ToldApart {
        owners = List.copyOf(owners);
    }

    /// That of these two.
    public static AggregateId id(AggregateId one, AggregateId other) {
        boolean asNamed = one.value().compareTo(other.value()) <= 0;
        return AggregateId.of(
                KIND, (asNamed ? one : other).key() + ":" + (asNamed ? other : one).key());
    }

    /// The last word holds.
    static final class Folded implements Fold<ToldApart> {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Class<ToldApart> stateType() {
            return ToldApart.class;
        }

        @Override
        public ToldApart empty(AggregateId id) {
            return NONE;
        }

        @Override
        public ToldApart apply(ToldApart state, AggregateId id, ReadFact fact) {
            return fact.body()
                            instanceof TellPatientsApart(var one, var other, var apart, var owners)
                    ? new ToldApart(
                            one,
                            other,
                            apart,
                            fact.fact().envelope().who(),
                            fact.fact().envelope().happened(),
                            owners)
                    : state;
        }
    }
}
