// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.FactBody;

/// The server gives a provisional booking a place of its own part; or another place to one whose
/// place was not the writer's to give.
public record ConfirmBooking(AggregateId booking, AggregateId session, long place)
        implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(booking, session);
    }
}
