// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.appointments;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.outpost.model.appointments.ClinicSession;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.Snapshot;
import org.outpost.server.sync.RowProjection;

/// Keeps {@link ClinicSessionRow} as the facts add up.
@ApplicationScoped
public class ClinicSessionProjection implements RowProjection {
    @Override
    public String kind() {
        return ClinicSession.KIND;
    }

    @Override
    public Class<?> rowType() {
        return ClinicSessionRow.class;
    }

    @Override
    public @Nullable Object row(Snapshot aggregate) {
        ClinicSession state = aggregate.as(ClinicSession.class);
        ClinicSessionRow row = new ClinicSessionRow();
        row.id = aggregate.id().value();
        PlanClinicSession plan = state.plan();
        FeedId home = state.home();
        if (plan == null || home == null) {
            return null;
        }
        row.home = home.value();
        row.doctor = plan.doctor().value();
        row.department = plan.department();
        row.heldOn = plan.date().toString();
        row.startMinute = plan.startMinute();
        row.endMinute = plan.endMinute();
        row.capacity = plan.capacity();
        row.booked = state.booked();
        row.waiting = state.waiting().size();
        return row;
    }
}
