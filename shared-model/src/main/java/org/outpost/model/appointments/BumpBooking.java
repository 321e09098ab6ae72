// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.FactBody;

/// The server had no place left: the desk offers the patient another session.
///
/// @param code why: `appointments.full`, or the code the claim was disputed with
/// @param alternatives coming sessions of the same doctor with places left, the next one first
public record BumpBooking(
        AggregateId booking, AggregateId session, String code, List<AggregateId> alternatives)
        implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(booking, session);
    }
}
