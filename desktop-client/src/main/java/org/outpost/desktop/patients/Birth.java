// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.outpost.desktop.shell.Phrase;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.PersonText;
import org.outpost.model.patients.TypedAge;

/// When a person was born, as exactly as it was told. An age told at the counter is kept as a day
/// with its precision: forcing a birth date costs minutes and yields the first of January.
public record Birth(LocalDate day, Precision told) {

    /// Nobody told an age yet.
    static final Birth UNTOLD = new Birth(LocalDate.EPOCH, Precision.YEARS);

    /// What the clerk was told.
    public enum Precision {
        DATE,
        DAYS,
        MONTHS,
        YEARS
    }

    /// Reads an age as it is told, or a birth date; empty where it is neither, lies in the future
    /// or further back than people live.
    public static Optional<Birth> read(String typed, LocalDate today) {
        return TypedAge.parse(typed, today)
                .map(told -> told.of(Person.NOBODY))
                .filter(person -> PersonText.birth(person, today) == null)
                .map(PersonWords::birth);
    }

    /// How it is put back into the field.
    public String typed(LocalDate today) {
        return switch (told) {
            case DATE ->
                    String.format(
                            Locale.ROOT,
                            "%02d%02d%04d",
                            day.getDayOfMonth(),
                            day.getMonthValue(),
                            day.getYear());
            case YEARS -> Long.toString(day.until(today).getYears());
            case MONTHS -> day.until(today).toTotalMonths() + "m";
            case DAYS -> day.until(today, ChronoUnit.DAYS) + "d";
        };
    }

    /// `34`, `8 months`, `12 days`: the way a doctor wants it.
    public Phrase age(LocalDate today) {
        if (day.isAfter(today)) {
            return Phrase.of("age.days", 0L);
        }
        Period lived = Period.between(day, today);
        if (lived.getYears() >= 2 || (told == Precision.YEARS && lived.getYears() >= 1)) {
            return Phrase.of("age.years", (long) lived.getYears());
        }
        long months = lived.toTotalMonths();
        if (months >= 1) {
            return Phrase.of("age.months", months);
        }
        return Phrase.of("age.days", (long) lived.getDays());
    }

    /// A child needs a guardian on the form.
    public boolean isChild(LocalDate today) {
        return day.plusYears(18).isAfter(today);
    }
}
