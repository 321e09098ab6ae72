// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.facilities;

import org.outpost.model.kernel.AggregateId;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.ReadFact;

/// What is known of a district.
///
/// @param name empty while it is not defined
public record District(String code, String name, String nameLocal, String state) {
    /// The kind of its aggregate.
    public static final String KIND = "district";

    /// The aggregate of a district.
    public static AggregateId id(String code) {
        return AggregateId.of(KIND, code);
    }

    /// Whether anyone defined it.
    public boolean defined() {
        return !name.isEmpty();
    }

    /// The last definition holds.
    static final class Folded implements Fold<District> {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Class<District> stateType() {
            return District.class;
        }

        @Override
        public District empty(AggregateId id) {
            return new District(id.key(), "", "", "");
        }

        @Override
        public District apply(District state, AggregateId id, ReadFact fact) {
            return fact.body() instanceof DefineDistrict(var code, var name, var local, var union)
                    ? new District(code, name, local, union)
                    : state;
        }
    }
}
