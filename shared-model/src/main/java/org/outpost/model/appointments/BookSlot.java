// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.LeasePool;

/// A patient is given a place in a session.
///
/// @param place one the writer holds: final; null = provisional, the server decides
public record BookSlot(
        AggregateId session, AggregateId patient, @Nullable Long place, Channel channel)
        implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(Booking.id(self), LeasePool.places(session), session);
    }
}
