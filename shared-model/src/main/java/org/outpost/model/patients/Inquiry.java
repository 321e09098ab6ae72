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

/// One look-up of patients of other hospitals, for whoever goes over such look-ups.
///
/// @param from the hospital that asked; null while nothing is known
/// @param who asked
/// @param asked when, milliseconds since 1970
public record Inquiry(
        @Nullable FeedId from,
        @Nullable UserId who,
        long asked,
        String by,
        String reason,
        List<AggregateId> shown) {
    /// The kind of its aggregate.
    public static final String KIND = "inquiry";

    private static final Inquiry NONE = new Inquiry(null, null, 0, "", "", List.of());

    /// The one this fact makes.
    public static AggregateId id(FactId asking) {
        return AggregateId.of(KIND, asking.value());
    }

    static final class Folded implements Fold<Inquiry> {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Class<Inquiry> stateType() {
            return Inquiry.class;
        }

        @Override
        public Inquiry empty(AggregateId id) {
            return NONE;
        }

        @Override
        public Inquiry apply(Inquiry state, AggregateId id, ReadFact fact) {
            return fact.body() instanceof AskDistrict(var by, var reason, var shown, _)
                    ? new Inquiry(
                            fact.fact().envelope().home(),
                            fact.fact().envelope().who(),
                            fact.fact().envelope().happened(),
                            by,
                            reason,
                            shown)
                    : state;
        }
    }
}
