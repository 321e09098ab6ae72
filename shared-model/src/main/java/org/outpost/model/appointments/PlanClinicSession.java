// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import java.time.LocalDate;
import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.sync.FactBody;

/// A doctor will sit on a day.
///
/// @param department the code of the department
/// @param startMinute and `endMinute`: minutes since midnight
/// @param slotMinutes how long one place takes
/// @param capacity how many places there are, numbered from 1
/// @param phonePlaces how many of them, the last ones, are for patients' phones
public record PlanClinicSession(
        UserId doctor,
        String department,
        LocalDate date,
        int startMinute,
        int endMinute,
        int slotMinutes,
        int capacity,
        int phonePlaces)
        implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(ClinicSession.id(self), Roster.id(doctor));
    }
}
