// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.appointments;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.outpost.model.appointments.Booking;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.sync.Snapshot;
import org.outpost.server.sync.RowProjection;

/// Keeps {@link BookingRow} as the facts add up.
@ApplicationScoped
public class BookingProjection implements RowProjection {
    @Override
    public String kind() {
        return Booking.KIND;
    }

    @Override
    public Class<?> rowType() {
        return BookingRow.class;
    }

    @Override
    public @Nullable Object row(Snapshot aggregate) {
        Booking state = aggregate.as(Booking.class);
        BookingRow row = new BookingRow();
        row.id = aggregate.id().value();
        AggregateId session = state.session();
        AggregateId patient = state.patient();
        if (session == null || patient == null) {
            return null;
        }
        row.session = session.value();
        row.patient = patient.value();
        row.place = state.place();
        row.state = state.state().name();
        row.reason = state.reason();
        row.booked = state.booked();
        return row;
    }
}
