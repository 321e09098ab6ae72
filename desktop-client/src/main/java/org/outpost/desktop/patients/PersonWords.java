// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.PersonText;
import org.outpost.model.patients.PrintedNumber;
import org.outpost.model.patients.Sex;

/// Between what a form holds and what a fact says of a person.
final class PersonWords {
    private PersonWords() {}

    /// What was typed, in the model's words: texts tidied and composed, what is empty left out.
    static Person typed(PersonEntry entry, LocalDate today) {
        Birth birth = entry.birth();
        boolean untold = birth.equals(Birth.UNTOLD);
        boolean year = birth.told() == Birth.Precision.YEARS && !untold;
        boolean told = birth.told() != Birth.Precision.DATE && !untold;
        return new Person(
                tidy(entry.name()),
                tidy(entry.localName()),
                sex(entry.sex()),
                year || untold ? null : birth.day(),
                year ? birth.day().getYear() : null,
                told ? today : null,
                orNull(PersonText.tidyPhone(entry.phone().equals("-") ? "" : entry.phone())),
                tidy(entry.village()),
                tidy(entry.guardian()),
                tidy(entry.pinCode()),
                tidy(entry.district()),
                orNull(PrintedNumber.tidyAbha(entry.abha())),
                tidy(entry.paperNumber()));
    }

    /// The field that holds what looks like a number of the national identity card; null where none
    /// does. The field's name is the one a refusal would give.
    static @Nullable String nationalNumberIn(Person person) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("name", text(person.name()));
        texts.put("local", text(person.nameLocal()));
        texts.put("phone", text(person.phone()));
        texts.put("village", text(person.village()));
        texts.put("guardian", text(person.guardian()));
        texts.put("district", text(person.district()));
        texts.put("abha", text(person.abha()));
        texts.put("paper", text(person.paperNumber()));
        return texts.entrySet().stream()
                .filter(field -> PrintedNumber.national(field.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /// The same birth where nothing of it was changed: an age told last year is not told anew.
    static Person keepingBirth(Person known, Person typed, Birth before, PersonEntry entry) {
        return before.equals(entry.birth())
                ? new Person(
                        typed.name(),
                        typed.nameLocal(),
                        typed.sex(),
                        known.birthDate(),
                        known.birthYear(),
                        known.ageRecordedOn(),
                        typed.phone(),
                        typed.village(),
                        typed.guardian(),
                        typed.pinCode(),
                        typed.district(),
                        typed.abha(),
                        typed.paperNumber())
                : typed;
    }

    /// Name and number, as far as there is one.
    static String called(PersonRow row) {
        return row.number().isEmpty() ? row.name() : row.name() + ", " + row.number();
    }

    /// A person as far as a row shows one.
    static Person of(PersonRow row) {
        Birth birth = row.birth();
        boolean untold = birth.equals(Birth.UNTOLD);
        boolean year = birth.told() == Birth.Precision.YEARS && !untold;
        return new Person(
                row.name(),
                row.localName(),
                sex(row.sex()),
                year || untold ? null : birth.day(),
                year ? birth.day().getYear() : null,
                birth.told() == Birth.Precision.DATE ? null : birth.day(),
                row.phone(),
                row.village(),
                row.guardian(),
                row.pinCode(),
                row.district(),
                row.abha(),
                row.paperNumber());
    }

    /// A birth as the screens show it.
    static Birth birth(Person person) {
        LocalDate date = person.birthDate();
        LocalDate told = person.ageRecordedOn();
        Integer year = person.birthYear();
        if (date != null) {
            if (told == null) {
                return new Birth(date, Birth.Precision.DATE);
            }
            boolean days = date.plusMonths(1).isAfter(told);
            return new Birth(date, days ? Birth.Precision.DAYS : Birth.Precision.MONTHS);
        }
        if (year == null) {
            return Birth.UNTOLD;
        }
        LocalDate day = told == null ? LocalDate.of(year, 7, 1) : told.withYear(year);
        return new Birth(day, Birth.Precision.YEARS);
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable Sex sex(String typed) {
        return switch (typed) {
            case "M" -> Sex.M;
            case "F" -> Sex.F;
            case "O" -> Sex.O;
            default -> null;
        };
    }

    private static @Nullable String tidy(String typed) {
        return orNull(Normalizer.normalize(typed.strip(), Normalizer.Form.NFC));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
