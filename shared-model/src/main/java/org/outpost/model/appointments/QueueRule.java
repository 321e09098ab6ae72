// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.ReadFact;

/// Who goes before whom at a hospital: the last word of its administrator, or what holds until
/// there is one.
///
/// @param first who goes before all others, emergencies always among them
/// @param between how many others are called between two of the remaining with a priority
/// @param elderFrom from which age on a person counts as old, in years
public record QueueRule(List<Priority> first, int between, int elderFrom) {
    /// The kind of its aggregate.
    public static final String KIND = "queuerule";

    /// Until a hospital says otherwise: one with a priority, then two others; old from 60.
    public static final QueueRule USUAL = new QueueRule(List.of(Priority.EMERGENCY), 2, 60);

    /// The rule of a hospital.
    public static AggregateId id(HospitalId hospital) {
        return AggregateId.of(KIND, hospital.value());
    }

    /// The last rule set holds.
    static final class Folded implements Fold<QueueRule> {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Class<QueueRule> stateType() {
            return QueueRule.class;
        }

        @Override
        public QueueRule empty(AggregateId id) {
            return USUAL;
        }

        @Override
        public QueueRule apply(QueueRule state, AggregateId id, ReadFact fact) {
            if (!(fact.body() instanceof SetQueueRule set)) {
                return state;
            }
            List<Priority> first =
                    java.util.stream.Stream.concat(
                                    java.util.stream.Stream.of(Priority.EMERGENCY),
                                    set.first().stream())
                            .distinct()
                            .sorted()
                            .toList();
            return new QueueRule(first, set.between(), set.elderFrom());
        }
    }
}
