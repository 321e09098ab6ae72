// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.sync.SeriesUse;
import org.outpost.model.sync.UsesSeries;

/// A patient comes in for a day, to a department or a doctor, and gets a token.
///
/// @param hospital where
/// @param day the day the token is good for
/// @param department the code of the department, `LAB` or `PHA`
/// @param session the doctor's session, where it is for one
/// @param booking the booking that is kept by this visit, if there was one
/// @param token null where the counter has no letters yet: called by name
/// @param priorities why the patient need not wait like others
public record OpenVisit(
        AggregateId patient,
        HospitalId hospital,
        LocalDate day,
        String department,
        @Nullable AggregateId session,
        @Nullable AggregateId booking,
        @Nullable TokenNumber token,
        List<Priority> priorities)
        implements UsesSeries {
    public OpenVisit {
        priorities = priorities.stream().distinct().sorted().toList();
    }

    @Override
    public List<AggregateId> touches(FactId self) {
        List<AggregateId> touched = new ArrayList<>();
        touched.add(Visit.id(self));
        SeriesUse use = seriesUse();
        if (use != null) {
            touched.add(use.run());
        }
        return touched;
    }

    @Override
    public @Nullable SeriesUse seriesUse() {
        TokenNumber given = token;
        return given == null ? null : given.use(hospital, day);
    }
}
