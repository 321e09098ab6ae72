// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.Row;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.SearchKeys;
import org.outpost.model.patients.Sex;

/// Between a person and the row of the table: the columns, what goes into them and what is read out
/// of them.
final class PatientRows {
    /// The columns {@link #values} fills, in its order.
    static final String COLUMNS =
            "id, number, name, name_local, sex, phone, phone_back, village, guardian, birth_date,"
                    + " birth_year, age_told, pin_code, district, abha, paper_number, merged_into";

    /// What {@link #known} reads.
    static final String SELECT =
            "select patient.id, number, name, name_local, sex, phone, village, guardian,"
                    + " birth_date, birth_year, age_told, pin_code, district, abha, paper_number,"
                    + " merged_into from ";

    private PatientRows() {}

    static @Nullable Object[] values(AggregateId id, Patient patient) {
        Person person = patient.person();
        PatientNumber number = patient.number();
        AggregateId merged = patient.mergedInto();
        String phone = PersonWords.text(person.phone());
        return new @Nullable Object[] {
            id.value(),
            number == null ? null : number.value(),
            PersonWords.text(person.name()),
            PersonWords.text(person.nameLocal()),
            person.sex() == null ? "" : person.sex().name(),
            phone,
            new StringBuilder(phone).reverse().toString(),
            PersonWords.text(person.village()),
            PersonWords.text(person.guardian()),
            person.birthDate() == null ? null : person.birthDate().toString(),
            person.birthYear(),
            person.ageRecordedOn() == null ? null : person.ageRecordedOn().toString(),
            PersonWords.text(person.pinCode()),
            PersonWords.text(person.district()),
            PersonWords.text(person.abha()),
            PersonWords.text(person.paperNumber()),
            merged == null ? "" : merged.value()
        };
    }

    static PatientStore.Known known(Row row) {
        return new PatientStore.Known(
                row.text(1),
                row.text(2),
                new Person(
                        row.text(3),
                        row.text(4),
                        row.text(5).isEmpty() ? null : Sex.valueOf(row.text(5)),
                        date(row.textOrNull(9)),
                        row.numberOrNull(10) == null ? null : (int) row.number(10),
                        date(row.textOrNull(11)),
                        row.text(6),
                        row.text(7),
                        row.text(8),
                        row.text(12),
                        row.text(13),
                        row.text(14),
                        row.text(15)),
                row.text(16));
    }

    /// What a person is found by, column by column of the search table.
    static String[] keys(Person person) {
        Integer year = bornIn(person);
        return new String[] {
            SearchKeys.document(person.name(), person.nameLocal()),
            SearchKeys.document(person.village(), null),
            year == null ? "" : year.toString()
        };
    }

    /// The year somebody was born in; null where nothing was told.
    static @Nullable Integer bornIn(Person person) {
        LocalDate date = person.birthDate();
        return date == null ? person.birthYear() : Integer.valueOf(date.getYear());
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
