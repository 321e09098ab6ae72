// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.FactBody;

/// A visit is given up.
///
/// @param reason a code of a short list: `patient`, `mistake`
public record CancelVisit(AggregateId visit, String reason) implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(visit);
    }
}
