// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.Refusal;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.PatientRefusal;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.PersonText;
import org.outpost.model.patients.PrintedNumber;
import org.outpost.model.patients.Sex;
import org.outpost.model.patients.TypedAge;
import org.outpost.model.patients.TypedDigits;
import org.outpost.model.sync.Sha256;

/// What a row of a register says of a person, or what must be mended before it says anything.
sealed interface RegisterLine {
    /// A person. The number of the old register is kept as the one on paper where no other is.
    ///
    /// @param number what the file calls their patient number; null where it is none of ours
    record Someone(Person person, @Nullable PatientNumber number) implements RegisterLine {}

    /// Not to be taken in like this.
    ///
    /// @param field of the forms; empty where the whole row is meant
    /// @param why a key of the bundles
    record Mend(String field, String why) implements RegisterLine {}

    /// Nothing stands there.
    record Blank() implements RegisterLine {}

    /// @param here whose numbers are meant where a number names no hospital
    static RegisterLine read(RegisterFile.Line line, LocalDate today, HospitalId here) {
        if (line.isBlank()) {
            return new Blank();
        }
        Optional<Sex> sex = RegisterColumn.sex(line.cell(RegisterColumn.SEX));
        if (sex.isEmpty()) {
            return new Mend("sex", "mend.sex");
        }
        String number = line.cell(RegisterColumn.NUMBER);
        String paper = line.cell(RegisterColumn.PAPER);
        Person told =
                PersonWords.typed(
                        new PersonEntry(
                                line.cell(RegisterColumn.NAME),
                                line.cell(RegisterColumn.LOCAL),
                                Birth.UNTOLD,
                                sex.get().name(),
                                phone(line.cell(RegisterColumn.PHONE)),
                                line.cell(RegisterColumn.VILLAGE),
                                line.cell(RegisterColumn.GUARDIAN),
                                TypedDigits.latin(line.cell(RegisterColumn.PIN)),
                                line.cell(RegisterColumn.DISTRICT),
                                line.cell(RegisterColumn.ABHA),
                                paper.isEmpty() ? number : paper),
                        today);
        Optional<TypedAge> born = born(line, today);
        if (born.isEmpty()) {
            return new Mend("age", "mend.age");
        }
        Person person = with(told, born.get());
        String national = PersonWords.nationalNumberIn(person);
        if (national != null) {
            return new Mend(national, "mend.national");
        }
        String abha = person.abha();
        if (abha != null && !PrintedNumber.isAbha(abha)) {
            return new Mend("abha", "mend.abha.check");
        }
        PatientRefusal against = PersonText.against(person, true, today);
        return against == null
                ? new Someone(person, PatientNumber.parse(number, here).orElse(null))
                : mend(against);
    }

    /// What a rule says, as something to mend.
    static Mend mend(Refusal against) {
        String field = against.details().isEmpty() ? "" : against.details().getFirst();
        return new Mend(formField(against, field), "refusal." + against.code());
    }

    /// Names what a row says whatever file it stands in and whatever number it has there, so that
    /// it comes in once. An age counts as it was told: computed, it is another one tomorrow.
    static byte[] key(RegisterFile.Line line, Person person) {
        StringBuilder text = new StringBuilder(texts(person));
        List.of(RegisterColumn.BORN, RegisterColumn.AGE, RegisterColumn.TOLD)
                .forEach(column -> text.append(line.cell(column)).append('\u001f'));
        return Arrays.copyOf(Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8)), 16);
    }

    /// Whether two say the very same of somebody.
    static boolean same(Person one, Person other) {
        return texts(one).equals(texts(other))
                && Objects.equals(one.birthDate(), other.birthDate())
                && Objects.equals(one.birthYear(), other.birthYear());
    }

    private static String texts(Person person) {
        return Stream.of(
                        person.name(),
                        person.nameLocal(),
                        String.valueOf(person.sex()),
                        person.phone(),
                        person.village(),
                        person.guardian(),
                        person.pinCode(),
                        person.district(),
                        person.abha(),
                        person.paperNumber())
                .map(PersonWords::text)
                .collect(Collectors.joining("\u001f", "", "\u001f"));
    }

    private static String formField(Refusal against, String field) {
        return switch (against) {
            case PatientRefusal.NotAPhone _ -> "phone";
            case PatientRefusal.BirthInFuture _, PatientRefusal.BirthTooEarly _ -> "age";
            default ->
                    switch (field) {
                        case "nameLocal" -> "local";
                        case "paperNumber" -> "paper";
                        case "pinCode" -> "pin";
                        default -> field;
                    };
        };
    }

    private static String phone(String typed) {
        String plain = PersonText.tidyPhone(typed);
        return plain.startsWith("+91") ? plain.substring(3) : plain;
    }

    /// The date, the year or the age, whichever is there; an age counts from the day it was told.
    private static Optional<TypedAge> born(RegisterFile.Line line, LocalDate today) {
        String toldOn = line.cell(RegisterColumn.TOLD);
        Optional<LocalDate> told = toldOn.isEmpty() ? Optional.of(today) : Days.date(toldOn);
        if (told.isEmpty()) {
            return Optional.empty();
        }
        String born = line.cell(RegisterColumn.BORN);
        String age = line.cell(RegisterColumn.AGE);
        if (born.isEmpty()) {
            return age.isEmpty()
                    ? Optional.of(new TypedAge(null, null, null))
                    : TypedAge.parse(age, told.get());
        }
        LocalDate on = toldOn.isEmpty() ? null : told.get();
        if (Days.YEAR.matcher(TypedDigits.latin(born)).matches()) {
            return Optional.of(new TypedAge(null, Integer.parseInt(TypedDigits.latin(born)), on));
        }
        Optional<LocalDate> date = Days.date(born);
        return date.isPresent()
                ? Optional.of(new TypedAge(date.get(), null, on))
                : TypedAge.parse(born, told.get());
    }

    private static Person with(Person told, TypedAge born) {
        return new Person(
                told.name(),
                told.nameLocal(),
                told.sex(),
                born.date(),
                born.year(),
                born.toldOn(),
                told.phone(),
                told.village(),
                told.guardian(),
                told.pinCode(),
                told.district(),
                told.abha(),
                told.paperNumber());
    }

    /// Days as files have them.
    final class Days {
        static final Pattern YEAR = Pattern.compile("[12][0-9]{3}");
        private static final Pattern ISO =
                Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ].*)?");

        private Days() {}

        static Optional<LocalDate> date(String text) {
            Matcher iso = ISO.matcher(TypedDigits.latin(text));
            try {
                return iso.matches()
                        ? Optional.of(
                                LocalDate.of(
                                        Integer.parseInt(iso.group(1)),
                                        Integer.parseInt(iso.group(2)),
                                        Integer.parseInt(iso.group(3))))
                        : TypedAge.parse(text, LocalDate.EPOCH)
                                .filter(typed -> typed.toldOn() == null)
                                .map(TypedAge::date);
            } catch (DateTimeException noSuchDay) {
                return Optional.empty();
            }
        }
    }
}
