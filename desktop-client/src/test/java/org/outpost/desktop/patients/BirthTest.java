// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.outpost.desktop.patients.Birth.Precision;

class BirthTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void anAgeInYearsMonthsOrDaysIsRead() {
        assertThat(Birth.read("34", TODAY)).contains(born("1992-11-23", Precision.YEARS));
        assertThat(Birth.read("8m", TODAY)).contains(born("2026-03-23", Precision.MONTHS));
        assertThat(Birth.read(" 12 D ", TODAY)).contains(born("2026-11-11", Precision.DAYS));
        assertThat(Birth.read("0", TODAY)).contains(born("2026-11-23", Precision.YEARS));
    }

    @Test
    void aBirthDateIsReadWithAndWithoutSigns() {
        Birth birth = born("1990-08-14", Precision.DATE);
        assertThat(Birth.read("14081990", TODAY)).contains(birth);
        assertThat(Birth.read("14/08/1990", TODAY)).contains(birth);
    }

    @Test
    void devanagariDigitsAreRead() {
        assertThat(Birth.read("३४", TODAY)).isEqualTo(Birth.read("34", TODAY));
        assertThat(Birth.read("१४०८१९९०", TODAY)).isEqualTo(Birth.read("14081990", TODAY));
    }

    @Test
    void whatIsNoAgeIsNotRead() {
        for (String typed :
                List.of(
                        "",
                        "-1",
                        "141",
                        "abc",
                        "31021990",
                        "24112026",
                        "14081800",
                        "3x",
                        "99999")) {
            assertThat(Birth.read(typed, TODAY)).as(typed).isEmpty();
        }
    }

    @Test
    void whatIsWrittenBackIsReadAlike() {
        for (String typed : List.of("34", "8m", "12d", "14081990")) {
            Birth birth = Birth.read(typed, TODAY).orElseThrow();
            assertThat(birth.typed(TODAY)).isEqualTo(typed);
        }
    }

    @Test
    void anInfantsAgeIsToldInDaysAndMonths() {
        assertThat(born("2026-11-15", Precision.DAYS).age(TODAY).key()).isEqualTo("age.days");
        assertThat(born("2026-03-23", Precision.MONTHS).age(TODAY).key()).isEqualTo("age.months");
        assertThat(born("2008-11-24", Precision.DATE).isChild(TODAY)).isTrue();
        assertThat(born("2008-11-23", Precision.DATE).isChild(TODAY)).isFalse();
    }

    private static Birth born(String day, Precision told) {
        return new Birth(LocalDate.parse(day), told);
    }
}
