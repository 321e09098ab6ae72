// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.scenarios.Town;
import org.outpost.model.sync.Fact;

class PersonTextTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sunita Kumari",
                "सुनीता कुमारी",
                "क़ुरैशी",
                "José María O'Neil",
                "D’Souza-Pinto",
                "M. S. Subramaniam (Jr.)",
                "Baby of Rekha 2",
                "علی",
                "ꯂꯩꯁꯥ",
                "क्‍ष"
            })
    void namesOfAllScriptsWithTheirMarksAreTaken(String name) {
        assertThat(PersonText.name(name, "name", true)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'', patients.missing",
        "'   ', patients.missing",
        "'Asha\u0000Devi', patients.not-printable",
        "'Asha\nDevi', patients.not-printable",
        "'Asha\u0007', patients.not-printable",
        "'Asha\u202EiveD', patients.turns-direction",
        "'\u2066Asha\u2069', patients.turns-direction",
        "'Asha 😀', patients.not-letters",
        "'❤️', patients.not-letters",
        "'1️⃣', patients.not-letters",
        "'12345', patients.not-letters",
        "'<script>', patients.not-letters",
        "'\uD800', patients.not-printable",
        "'\uE000', patients.not-printable"
    })
    void whatIsNoNameIsRefusedInWordsOfItsOwn(String name, String code) {
        PatientRefusal against = PersonText.name(name, "name", true);
        assertThat(against).isNotNull();
        assertThat(against.code()).isEqualTo(code);
        assertThat(against.details()).isEqualTo(List.of("name"));
    }

    @Test
    void aNameOfTenThousandLettersIsRefused() {
        assertThat(PersonText.name("a".repeat(10_000), "name", true))
                .isEqualTo(new PatientRefusal.TooLong("name"));
        assertThat(PersonText.name("😀".repeat(201), "name", true))
                .isEqualTo(new PatientRefusal.TooLong("name"));
        assertThat(PersonText.name("क".repeat(200), "name", true)).isNull();
    }

    @Test
    void aBirthInTheFutureOrBefore1880IsRefused() {
        assertThat(code(born(TODAY.plusDays(1), null, null))).isEqualTo("patients.birth-in-future");
        assertThat(code(born(null, 2027, null))).isEqualTo("patients.birth-in-future");
        assertThat(code(born(null, 1990, TODAY.plusDays(1)))).isEqualTo("patients.birth-in-future");
        assertThat(code(born(LocalDate.of(1879, 12, 31), null, null)))
                .isEqualTo("patients.birth-too-early");
        assertThat(code(born(null, 1879, null))).isEqualTo("patients.birth-too-early");
        assertThat(code(born(null, null, LocalDate.of(1879, 1, 1))))
                .isEqualTo("patients.birth-too-early");
        assertThat(code(born(TODAY, null, null))).isEqualTo("none");
        assertThat(code(born(LocalDate.of(1880, 1, 1), null, null))).isEqualTo("none");
        assertThat(code(born(null, 2026, TODAY))).isEqualTo("none");
    }

    @Test
    void nameAndSexMustBeThereInARegistration() {
        assertThat(PersonText.against(Person.NOBODY, true, TODAY))
                .isEqualTo(new PatientRefusal.Missing("name"));
        Person sexless = new Person("Asha", null, null, null, null, null, null, null, null);
        assertThat(PersonText.against(sexless, true, TODAY))
                .isEqualTo(new PatientRefusal.Missing("sex"));
        assertThat(PersonText.against(sexless, false, TODAY)).isNull();
        assertThat(PersonText.against(Samples.person(), true, TODAY)).isNull();
    }

    @Test
    void everyFieldIsLookedAt() {
        assertThat(code(with("नाम😀", null, null, null))).isEqualTo("patients.not-letters");
        assertThat(code(with(null, "12 34", null, null))).isEqualTo("patients.not-a-phone");
        assertThat(code(with(null, null, "a\u0000", null))).isEqualTo("patients.not-printable");
        assertThat(code(with(null, null, null, "\u202E"))).isEqualTo("patients.turns-direction");
    }

    @Test
    void phonesAreTidiedAndTheRestIsRefused() {
        assertThat(PersonText.tidyPhone(" +91 98765-43210 ")).isEqualTo("+919876543210");
        assertThat(PersonText.tidyPhone("९८७६५४३२१०")).isEqualTo("9876543210");
        assertThat(PersonText.phone(PersonText.tidyPhone("98765 43210"))).isNull();
        assertThat(PersonText.phone("")).isNull();
        assertThat(PersonText.phone("12345")).isNotNull();
        assertThat(PersonText.phone("98765x3210")).isNotNull();
        assertThat(PersonText.phone("1234567890123456")).isNotNull();
    }

    @Test
    void aRefusalOfTheServerNamesTheFieldAndNothingOfThePerson() {
        Town town = new Town();
        Person person =
                new Person("Asha😀", null, Sex.F, null, null, null, "9876543210", null, null);
        Fact fact = town.kept(town.counter, new RegisterPatient(null, person));
        Verdict verdict = town.centre.take(fact);
        assertThat(Town.said(verdict)).isEqualTo("refused patients.not-letters");
        assertThat(town.centre.facts().toString() + verdict).doesNotContain("Asha", "9876");
        assertThat(town.centre.state(Patient.id(fact.id()), Patient.class).known()).isFalse();
    }

    private static String code(Person person) {
        PatientRefusal against = PersonText.against(person, false, TODAY);
        return against == null ? "none" : against.code();
    }

    private static Person born(
            @Nullable LocalDate date, @Nullable Integer year, @Nullable LocalDate told) {
        return new Person(null, null, null, date, year, told, null, null, null);
    }

    private static Person with(
            @Nullable String local,
            @Nullable String phone,
            @Nullable String village,
            @Nullable String guardian) {
        return new Person(null, local, null, null, null, null, phone, village, guardian);
    }
}
