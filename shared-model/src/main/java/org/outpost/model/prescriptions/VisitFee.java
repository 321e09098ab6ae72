// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.prescriptions;

import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.ReadFact;

/// What a paid visit costs at a hospital: the last word of those who administer it.
///
/// @param told whether anybody said so yet
public record VisitFee(boolean told, long paise) {
    /// The kind of its aggregate.
    public static final String KIND = "fee";

    private static final VisitFee NONE = new VisitFee(false, 0);

    /// That of a hospital.
    public static AggregateId id(HospitalId hospital) {
        return AggregateId.of(KIND, hospital.value());
    }

    /// The last one set holds.
    static final class Folded implements Fold<VisitFee> {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Class<VisitFee> stateType() {
            return VisitFee.class;
        }

        @Override
        public VisitFee empty(AggregateId id) {
            return NONE;
        }

        @Override
        public VisitFee apply(VisitFee state, AggregateId id, ReadFact fact) {
            return fact.body() instanceof SetFee(_, var paise) ? new VisitFee(true, paise) : state;
        }
    }
}
