// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.outpost.desktop.appointments.AppointmentStore.Sitting;

/// Whoever sits in the morning and in the evening is one doctor to whom a token can be given.
class DoctorsTodayTest {
    private static final Sitting MORNING = new Sitting("session/m", "dr.khan", "MED", 13 * 60);
    private static final Sitting EVENING = new Sitting("session/e", "dr.khan", "MED", 17 * 60);
    private static final Sitting SURGERY = new Sitting("session/s", "dr.khan", "SUR", 16 * 60);
    private static final Sitting OTHER = new Sitting("session/o", "dr.rao", "MED", 13 * 60);
    private static final List<Sitting> ALL = List.of(MORNING, EVENING, OTHER, SURGERY);

    @Test
    void aDoctorStandsOnceInADepartmentWithTheHoursThatRunOrComeNext() {
        assertThat(DoctorsToday.once(ALL, 8 * 60)).containsExactly(MORNING, OTHER, SURGERY);
        assertThat(DoctorsToday.once(ALL, 13 * 60 - 1)).containsExactly(MORNING, OTHER, SURGERY);
        assertThat(DoctorsToday.once(ALL, 13 * 60)).containsExactly(EVENING, OTHER, SURGERY);
        assertThat(DoctorsToday.once(ALL, 14 * 60)).containsExactly(EVENING, OTHER, SURGERY);
    }

    @Test
    void whoHasLeftIsStillThere() {
        assertThat(DoctorsToday.once(ALL, 20 * 60)).containsExactly(EVENING, OTHER, SURGERY);
    }
}
