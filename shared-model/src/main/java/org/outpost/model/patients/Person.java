// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a fact says of a person. In a registration name and sex are there; in a change only what is
/// changed. Empty text in a change clears the field.
///
/// @param name in Latin letters
/// @param nameLocal in the script of the place
/// @param birthDate where it is known
/// @param birthYear where only the age was told
/// @param ageRecordedOn the day on which the age was told, which says how sure the year is
/// @param phone digits, shared by as many of a family as like
/// @param guardian who brings a child
/// @param pinCode six digits of the post office
/// @param district the name of the district they live in
/// @param abha fourteen digits of the national health account; never another national number
/// @param paperNumber what stands on an old card or in a register of paper
public record Person(
        @Nullable String name,
        @Nullable String nameLocal,
        @Nullable Sex sex,
        @Nullable LocalDate birthDate,
        @Nullable Integer birthYear,
        @Nullable LocalDate ageRecordedOn,
        @Nullable String phone,
        @Nullable String village,
        @Nullable String guardian,
        @Nullable String pinCode,
        @Nullable String district,
        @Nullable String abha,
        @Nullable String paperNumber) {
    /// Nothing said.
    public static final Person NOBODY =
            new Person(null, null, null, null, null, null, null, null, null);

    /// A person of whom neither post office nor other numbers are told.
    public Person(
            @Nullable String name,
            @Nullable String nameLocal,
            @Nullable Sex sex,
            @Nullable LocalDate birthDate,
            @Nullable Integer birthYear,
            @Nullable LocalDate ageRecordedOn,
            @Nullable String phone,
            @Nullable String village,
            @Nullable String guardian) {
        this(
                name,
                nameLocal,
                sex,
                birthDate,
                birthYear,
                ageRecordedOn,
                phone,
                village,
                guardian,
                null,
                null,
                null,
                null);
    }

    /// These details with the changes on top, field by field.
    public Person with(Person changes) {
        boolean born =
                changes.birthDate != null
                        || changes.birthYear != null
                        || changes.ageRecordedOn != null;
        return new Person(
                text(name, changes.name),
                text(nameLocal, changes.nameLocal),
                changes.sex == null ? sex : changes.sex,
                born ? changes.birthDate : birthDate,
                born ? changes.birthYear : birthYear,
                born ? changes.ageRecordedOn : ageRecordedOn,
                text(phone, changes.phone),
                text(village, changes.village),
                text(guardian, changes.guardian),
                text(pinCode, changes.pinCode),
                text(district, changes.district),
                text(abha, changes.abha),
                text(paperNumber, changes.paperNumber));
    }

    /// Only what differs in `edited`: what a change writes down. What was emptied becomes the empty
    /// text.
    public Person changesTo(Person edited) {
        boolean born =
                !same(birthDate, edited.birthDate)
                        || !same(birthYear, edited.birthYear)
                        || !same(ageRecordedOn, edited.ageRecordedOn);
        return new Person(
                change(name, edited.name),
                change(nameLocal, edited.nameLocal),
                sex == edited.sex ? null : edited.sex,
                born ? edited.birthDate : null,
                born ? edited.birthYear : null,
                born ? edited.ageRecordedOn : null,
                change(phone, edited.phone),
                change(village, edited.village),
                change(guardian, edited.guardian),
                change(pinCode, edited.pinCode),
                change(district, edited.district),
                change(abha, edited.abha),
                change(paperNumber, edited.paperNumber));
    }

    private static @Nullable String text(@Nullable String before, @Nullable String change) {
        if (change == null) {
            return before;
        }
        return change.isEmpty() ? null : change;
    }

    private static @Nullable String change(@Nullable String before, @Nullable String edited) {
        String was = before == null ? "" : before;
        String is = edited == null ? "" : edited;
        return was.equals(is) ? null : is;
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        return one == null ? other == null : one.equals(other);
    }

    /// Nothing of the person.
    @Override
    public String toString() {
        return "a person";
    }
}
