// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.outpost.desktop.shell.Digits;

/// Reads a day the short way: `5` (the next 5th), `5/11`, `+7`, `0` for today, with digits of
/// either script.
public final class DayEntry {
    private static final Pattern AFTER = Pattern.compile("\\+(\\d{1,3})");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})(?:[/.-](\\d{1,2}))?");

    private DayEntry() {}

    public static Optional<LocalDate> read(String typed, LocalDate today) {
        String text = Digits.latin(typed.strip());
        if (text.isEmpty() || text.equals("0")) {
            return Optional.of(today);
        }
        Matcher after = AFTER.matcher(text);
        if (after.matches()) {
            return Optional.of(today.plusDays(Integer.parseInt(after.group(1))));
        }
        Matcher day = DAY.matcher(text);
        if (!day.matches()) {
            return Optional.empty();
        }
        try {
            int of = Integer.parseInt(day.group(1));
            return Optional.of(
                    day.group(2) == null
                            ? nextDay(of, today)
                            : nextDate(of, Integer.parseInt(day.group(2)), today));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static LocalDate nextDay(int day, LocalDate today) {
        LocalDate month = today.withDayOfMonth(1);
        for (int ahead = 0; ahead < 3; ahead++) {
            LocalDate in = month.plusMonths(ahead);
            if (day >= 1 && day <= in.lengthOfMonth() && !in.withDayOfMonth(day).isBefore(today)) {
                return in.withDayOfMonth(day);
            }
        }
        throw new DateTimeException("no such day");
    }

    private static LocalDate nextDate(int day, int month, LocalDate today) {
        LocalDate thisYear = LocalDate.of(today.getYear(), month, day);
        return thisYear.isBefore(today) ? LocalDate.of(today.getYear() + 1, month, day) : thisYear;
    }
}
