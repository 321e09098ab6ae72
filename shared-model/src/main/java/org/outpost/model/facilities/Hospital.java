// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.facilities;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.ReadFact;

/// What is known of a hospital.
///
/// @param code its code, as text: an id that was never defined may have any
/// @param tier null while it is not defined
public record Hospital(
        String code,
        String district,
        @Nullable HospitalTier tier,
        String name,
        String nameLocal,
        List<Department> departments,
        List<StoreRoom> stores) {
    /// The kind of its aggregate.
    public static final String KIND = "hospital";

    /// The aggregate of a hospital.
    public static AggregateId id(HospitalId hospital) {
        return AggregateId.of(KIND, hospital.value());
    }

    /// Whether anyone defined it.
    public boolean defined() {
        return tier != null;
    }

    /// The last definition holds.
    static final class Folded implements Fold<Hospital> {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Class<Hospital> stateType() {
            return Hospital.class;
        }

        @Override
        public Hospital empty(AggregateId id) {
            return new Hospital(id.key(), "", null, "", "", List.of(), List.of());
        }

        @Override
        public Hospital apply(Hospital state, AggregateId id, ReadFact fact) {
            return fact.body() instanceof DefineHospital made
                    ? new Hospital(
                            made.hospital().value(),
                            made.district(),
                            made.tier(),
                            made.name(),
                            made.nameLocal(),
                            made.departments(),
                            made.stores())
                    : state;
        }
    }
}
