// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.outpost.desktop.shell.Digits;

/// Reads what is typed for an age: `34`, `8m`, `12d`, or a birth date `14081990`, with digits of
/// either script.
public final class AgeEntry {
    private static final Pattern AGE = Pattern.compile("(\\d{1,3})\\s*([ymdYMD]?)");
    private static final Pattern DATE = Pattern.compile("(\\d{2})[./-]?(\\d{2})[./-]?(\\d{4})");
    private static final int OLDEST = 120;

    private AgeEntry() {}

    /// Empty when it is neither an age nor a date, lies in the future, or is older than people get.
    public static Optional<Birth> read(String typed, LocalDate today) {
        String text = Digits.latin(typed.strip());
        Matcher date = DATE.matcher(text);
        if (date.matches()) {
            return date(date, today);
        }
        Matcher age = AGE.matcher(text);
        return age.matches() ? age(age, today) : Optional.empty();
    }

    /// How a known birth is put back into the field.
    public static String write(Birth birth, LocalDate today) {
        return switch (birth.told()) {
            case DATE ->
                    String.format(
                            "%02d%02d%04d",
                            birth.day().getDayOfMonth(),
                            birth.day().getMonthValue(),
                            birth.day().getYear());
            case YEARS -> Long.toString(birth.day().until(today).getYears());
            case MONTHS -> birth.day().until(today).toTotalMonths() + "m";
            case DAYS -> birth.day().until(today, ChronoUnit.DAYS) + "d";
        };
    }

    private static Optional<Birth> date(Matcher read, LocalDate today) {
        try {
            LocalDate day =
                    LocalDate.of(
                            Integer.parseInt(read.group(3)),
                            Integer.parseInt(read.group(2)),
                            Integer.parseInt(read.group(1)));
            boolean possible = !day.isAfter(today) && !day.isBefore(today.minusYears(OLDEST));
            return possible ? Optional.of(new Birth(day, Birth.Precision.DATE)) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<Birth> age(Matcher read, LocalDate today) {
        int number = Integer.parseInt(read.group(1));
        return switch (read.group(2)) {
            case "m", "M" ->
                    Optional.of(new Birth(today.minusMonths(number), Birth.Precision.MONTHS));
            case "d", "D" -> Optional.of(new Birth(today.minusDays(number), Birth.Precision.DAYS));
            default ->
                    number > OLDEST
                            ? Optional.empty()
                            : Optional.of(
                                    new Birth(today.minusYears(number), Birth.Precision.YEARS));
        };
    }
}
