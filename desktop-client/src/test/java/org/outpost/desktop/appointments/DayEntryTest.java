// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayEntryTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void aDayIsReadTheShortWay() {
        assertThat(DayEntry.read("", TODAY)).contains(TODAY);
        assertThat(DayEntry.read("+7", TODAY)).contains(LocalDate.of(2026, 11, 30));
        assertThat(DayEntry.read("25", TODAY)).contains(LocalDate.of(2026, 11, 25));
        assertThat(DayEntry.read("5", TODAY)).contains(LocalDate.of(2026, 12, 5));
        assertThat(DayEntry.read("31", TODAY)).contains(LocalDate.of(2026, 12, 31));
        assertThat(DayEntry.read("5/11", TODAY)).contains(LocalDate.of(2027, 11, 5));
        assertThat(DayEntry.read("२५", TODAY)).contains(LocalDate.of(2026, 11, 25));
    }

    @Test
    void whatIsNoDayIsNotRead() {
        for (String typed : List.of("32", "0/5", "31/2", "x", "+x", "5/13")) {
            assertThat(DayEntry.read(typed, TODAY)).as(typed).isEmpty();
        }
    }
}
