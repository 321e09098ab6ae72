// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

/// Dates and instants as numbers and back, by the calendar of ISO 8601. Only texts that come back
/// letter by letter are dates.
final class Dates {
    /// What no date gives.
    static final long NONE = Long.MIN_VALUE;

    static final int DATE_LENGTH = 10;
    static final int INSTANT_LENGTH = 24;

    static final long MILLIS_OF_DAY = 86_400_000L;

    /// The first day of the year 0 and the last of 9999, counted from 1970.
    static final long FIRST_DAY = -719_528;

    static final long LAST_DAY = 2_932_896;

    private Dates() {}

    /// The days since 1970 of `2026-11-24`.
    static long day(String text) {
        return text.length() == DATE_LENGTH ? dayIn(text) : NONE;
    }

    /// The milliseconds since 1970 of `2026-11-24T09:00:00.000Z`.
    static long millis(String text) {
        if (text.length() != INSTANT_LENGTH
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || text.charAt(19) != '.'
                || text.charAt(23) != 'Z') {
            return NONE;
        }
        long day = dayIn(text);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        int milli = digits(text, 20, 23);
        if (day == NONE || (hour | minute | second | milli) < 0) {
            return NONE;
        }
        boolean lawful = hour < 24 && minute < 60 && second < 60;
        return lawful
                ? day * MILLIS_OF_DAY + ((hour * 60L + minute) * 60 + second) * 1000 + milli
                : NONE;
    }

    private static long dayIn(String text) {
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        if (text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || year < 0
                || month < 1
                || month > 12
                || day < 1
                || day > length(year, month)) {
            return NONE;
        }
        return days(year, month) + day - 1;
    }

    /// The date of a day, as `yyyymmdd`.
    static int civil(long day) {
        int year = (int) Math.floorDiv((day - FIRST_DAY) * 400, 146_097);
        while (days(year + 1, 1) <= day) {
            year++;
        }
        while (days(year, 1) > day) {
            year--;
        }
        int month = 1 + (int) (day - days(year, 1)) / 32;
        while (month < 12 && days(year, month + 1) <= day) {
            month++;
        }
        return (year * 100 + month) * 100 + (int) (day - days(year, month)) + 1;
    }

    /// The days from 1970 to the first of a month.
    private static long days(int year, int month) {
        int before = year - 1;
        long days = 365L * year + (year == 0 ? 0 : 1 + before / 4 - before / 100 + before / 400);
        return FIRST_DAY + days + BEFORE[month - 1] + (month > 2 && leap(year) ? 1 : 0);
    }

    private static final int[] BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

    private static int length(int year, int month) {
        return switch (month) {
            case 2 -> leap(year) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private static boolean leap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
