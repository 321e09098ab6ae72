// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.outpost.desktop.shell.Digits;

/// Reads an expiry as packs print it: `05/27`, `0527`, `05/2027`, or a day `31052027`. A month
/// means its last day.
public final class ExpiryEntry {
    private static final Pattern MONTH = Pattern.compile("(\\d{1,2})[/.-]?(\\d{2}|20\\d{2})");
    private static final Pattern DAY = Pattern.compile("(\\d{2})[/.-]?(\\d{2})[/.-]?(20\\d{2})");
    private static final int CENTURY = 2000;

    private ExpiryEntry() {}

    public static Optional<LocalDate> read(String typed) {
        String text = Digits.latin(typed.strip());
        try {
            Matcher day = DAY.matcher(text);
            if (day.matches()) {
                return Optional.of(LocalDate.of(number(day, 3), number(day, 2), number(day, 1)));
            }
            Matcher month = MONTH.matcher(text);
            if (month.matches()) {
                int year = number(month, 2);
                return Optional.of(
                        YearMonth.of(year < CENTURY ? CENTURY + year : year, number(month, 1))
                                .atEndOfMonth());
            }
            return Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /// How a known expiry is put into the field.
    static String write(LocalDate expiry) {
        boolean wholeMonth = expiry.equals(YearMonth.from(expiry).atEndOfMonth());
        return DateTimeFormatter.ofPattern(wholeMonth ? "MM/yy" : "ddMMyyyy", Locale.ROOT)
                .format(expiry);
    }

    private static int number(Matcher read, int group) {
        return Integer.parseInt(read.group(group));
    }
}
