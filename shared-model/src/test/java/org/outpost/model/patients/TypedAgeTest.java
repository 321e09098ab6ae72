// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outpost.model.scenarios.Samples;

class TypedAgeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @CsvSource({
        "34, , 1992",
        "३४, , 1992",
        "0, , 2026",
        "34y, , 1992",
        "34 साल, , 1992",
        "34व, , 1992",
        "8m, 2026-03-23,",
        "8 M, 2026-03-23,",
        "८म, 2026-03-23,",
        "12d, 2026-11-11,",
        "12 दिन, 2026-11-11,",
        "14081990, 1990-08-14,",
        "१४०८१९९०, 1990-08-14,",
        "14/8/1990, 1990-08-14,",
        "4-8-1990, 1990-08-04,"
    })
    void agesAndDatesAreReadAsTheyAreSaid(
            String typed, @Nullable LocalDate date, @Nullable Integer year) {
        TypedAge age = TypedAge.parse(typed, TODAY).orElseThrow();
        assertThat(age.date()).isEqualTo(date);
        assertThat(age.year()).isEqualTo(year);
        boolean told = typed.length() < 8;
        assertThat(age.toldOn()).isEqualTo(told ? TODAY : null);
    }

    @Test
    void whatElseIsKnownOfThePersonStays() {
        Person known =
                new Person(
                        "Asha Devi",
                        "आशा देवी",
                        Sex.F,
                        null,
                        1980,
                        TODAY,
                        "9876543210",
                        "Shahabad",
                        "Ramesh",
                        "244901",
                        "Rampur",
                        "12345678901234",
                        "OPD 17/2019");
        Person again = TypedAge.parse("34", TODAY).orElseThrow().of(known);
        assertThat(again.birthYear()).isEqualTo(1992);
        assertThat(again).usingRecursiveComparison().ignoringFields("birthYear").isEqualTo(known);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "-1", "141", "999", "31021990", "00001990", "1990", "8q", "3 4"})
    void whatIsNeitherIsNone(String typed) {
        assertThat(TypedAge.parse(typed, TODAY)).isEmpty();
        assertThat(TypedAge.parse("1".repeat(31), TODAY)).isEmpty();
    }

    @Test
    void aDateInTheFutureIsReadAndLeftToTheRule() {
        TypedAge born = TypedAge.parse("24112026", TODAY).orElseThrow();
        assertThat(PersonText.birth(born.of(Samples.person()), TODAY))
                .isEqualTo(new PatientRefusal.BirthInFuture());
    }

    @Test
    void anAgeIsSaidInTheUnitThatFits() {
        assertThat(said("34")).isEqualTo("34 YEARS");
        assertThat(said("8m")).isEqualTo("8 MONTHS");
        assertThat(said("18m")).isEqualTo("18 MONTHS");
        assertThat(said("12d")).isEqualTo("12 DAYS");
        assertThat(said("14081990")).isEqualTo("36 YEARS");
        assertThat(TypedAge.ageOf(Person.NOBODY, TODAY)).isEmpty();
    }

    private static String said(String typed) {
        Person person = TypedAge.parse(typed, TODAY).orElseThrow().of(Samples.person());
        TypedAge.Age age = TypedAge.ageOf(person, TODAY).orElseThrow();
        return age.count() + " " + age.unit();
    }
}
