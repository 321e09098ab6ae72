// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.ReadFact;

/// One register that went out as a file, for whoever goes over them.
///
/// @param from the hospital; null while nothing is known
/// @param who gave it out
/// @param at when, milliseconds since 1970
/// @param people how many were in it
public record RegisterGivenOut(
        @Nullable FeedId from, @Nullable UserId who, long at, String why, long people) {
    /// The kind of its aggregate.
    public static final String KIND = "givenout";

    /// What a register may be given out for.
    public static final List<String> REASONS = List.of("own", "district", "move");

    private static final RegisterGivenOut NONE = new RegisterGivenOut(null, null, 0, "", 0);

    /// The one this fact makes.
    public static AggregateId id(FactId giving) {
        return AggregateId.of(KIND, giving.value());
    }

    static final class Folded implements Fold<RegisterGivenOut> {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Class<RegisterGivenOut> stateType() {
            return RegisterGivenOut.class;
        }

        @Override
        public RegisterGivenOut empty(AggregateId id) {
            return NONE;
        }

        @Override
        public RegisterGivenOut apply(RegisterGivenOut state, AggregateId id, ReadFact fact) {
            return fact.body() instanceof GiveOutRegister(var why, var people)
                    ? new RegisterGivenOut(
                            fact.fact().envelope().home(),
                            fact.fact().envelope().who(),
                            fact.fact().envelope().happened(),
                            why,
                            people)
                    : state;
        }
    }
}
