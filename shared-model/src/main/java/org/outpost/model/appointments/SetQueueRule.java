// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.sync.FactBody;

/// A hospital says who goes before whom. Emergencies always go first.
///
/// @param first who else goes before all others
/// @param between how many others are called between two of the remaining with a priority; 0 =
///   those go first too
/// @param elderFrom from which age on a person counts as old, in years
public record SetQueueRule(HospitalId hospital, List<Priority> first, int between, int elderFrom)
        implements FactBody {
    public SetQueueRule {
        first = first.stream().distinct().sorted().toList();
    }

    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(QueueRule.id(hospital));
    }
}
