// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.FactBody;

/// Why a patient need not wait like others was seen later than at the counter, or corrected.
///
/// @param priorities all that count from now on
public record RankVisit(AggregateId visit, List<Priority> priorities) implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(visit);
    }
}
