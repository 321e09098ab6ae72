// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.FactBody;

/// A patient is sent on with the same token: to another department, the laboratory, the pharmacy.
///
/// @param department the code of the department, `LAB` or `PHA`
/// @param session the doctor's session there, where it is for one
/// @param order the place in the new queue, as milliseconds since 1970
public record MoveVisit(
        AggregateId visit, String department, @Nullable AggregateId session, long order)
        implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(visit);
    }
}
