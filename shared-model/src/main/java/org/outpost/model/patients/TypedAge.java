// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// When someone was born, as it is said and typed at a counter: `34`, `8m`, `12d`, or a birth date
/// as `14081990`, `14/8/1990`. Digits of every script are taken, and `म`, `दि` for months and days.
///
/// @param date where it is known, or told to the month or day
/// @param year where only years were told
/// @param toldOn the day an age was told; null for a birth date
public record TypedAge(
        @Nullable LocalDate date, @Nullable Integer year, @Nullable LocalDate toldOn) {
    private static final Pattern AGE =
            Pattern.compile("([0-9]{1,3})\\s*(y|yr|yrs|m|mo|d|व|व॰|वर्ष|साल|म|माह|महीने|दि|दिन)?");
    private static final Pattern DATE =
            Pattern.compile(
                    "([0-9]{2})([0-9]{2})([0-9]{4})|([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})");
    private static final int MAX_YEARS = 140;

    /// Reads what was typed; empty where it is neither an age nor a day that exists. Whether it may
    /// be so is the rule's to say: see {@link PersonText#birth}.
    public static Optional<TypedAge> parse(String typed, LocalDate today) {
        if (typed.length() > 30) {
            return Optional.empty();
        }
        String text = TypedDigits.latin(typed).strip().toLowerCase(java.util.Locale.ROOT);
        Matcher date = DATE.matcher(text);
        if (date.matches()) {
            int from = date.group(1) == null ? 4 : 1;
            return day(
                    Integer.parseInt(date.group(from)),
                    Integer.parseInt(date.group(from + 1)),
                    Integer.parseInt(date.group(from + 2)));
        }
        Matcher age = AGE.matcher(text);
        return age.matches()
                ? aged(Integer.parseInt(age.group(1)), unit(age.group(2)), today)
                : Optional.empty();
    }

    /// The person with this birth instead of what was there.
    public Person of(Person person) {
        return new Person(
                person.name(),
                person.nameLocal(),
                person.sex(),
                date,
                year,
                toldOn,
                person.phone(),
                person.village(),
                person.guardian(),
                person.pinCode(),
                person.district(),
                person.abha(),
                person.paperNumber());
    }

    /// How old a person is on a day, in the unit people say; empty where nothing was told.
    public static Optional<Age> ageOf(Person person, LocalDate today) {
        LocalDate born = person.birthDate();
        Integer year = person.birthYear();
        if (born != null) {
            long years = Math.max(0, ChronoUnit.YEARS.between(born, today));
            long months = Math.max(0, ChronoUnit.MONTHS.between(born, today));
            long days = Math.max(0, ChronoUnit.DAYS.between(born, today));
            return Optional.of(
                    years > 1
                            ? new Age(years, Unit.YEARS)
                            : months > 0 ? new Age(months, Unit.MONTHS) : new Age(days, Unit.DAYS));
        }
        return year == null
                ? Optional.empty()
                : Optional.of(new Age(Math.max(0, today.getYear() - year), Unit.YEARS));
    }

    /// In what an age is said.
    public enum Unit {
        YEARS,
        MONTHS,
        DAYS
    }

    /// So many years, months or days.
    public record Age(long count, Unit unit) {}

    private static Optional<TypedAge> day(int day, int month, int year) {
        try {
            return Optional.of(new TypedAge(LocalDate.of(year, month, day), null, null));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<TypedAge> aged(int count, Unit unit, LocalDate today) {
        return switch (unit) {
            case YEARS ->
                    count > MAX_YEARS
                            ? Optional.empty()
                            : Optional.of(new TypedAge(null, today.getYear() - count, today));
            case MONTHS -> Optional.of(new TypedAge(today.minusMonths(count), null, today));
            case DAYS -> Optional.of(new TypedAge(today.minusDays(count), null, today));
        };
    }

    private static Unit unit(@Nullable String text) {
        if (text == null || text.startsWith("y") || text.startsWith("व") || text.equals("साल")) {
            return Unit.YEARS;
        }
        return text.startsWith("m") || text.startsWith("म") ? Unit.MONTHS : Unit.DAYS;
    }
}
