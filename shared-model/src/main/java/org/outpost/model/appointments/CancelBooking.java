// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.FactBody;

/// A booking is given up; its place is free again for whoever holds it.
///
/// @param reason a code of a short list: `patient`, `doctor-absent`, `mistake`
public record CancelBooking(AggregateId booking, AggregateId session, String reason)
        implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(booking, session);
    }
}
