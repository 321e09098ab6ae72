// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// The calendar day at the counters. India has one time zone and no summer time, so every machine
/// finds the same day for the same instant, whatever its own settings.
public final class CareDay {
    /// Indian standard time.
    public static final ZoneOffset ZONE = ZoneOffset.ofHoursMinutes(5, 30);

    private CareDay() {}

    /// The day this instant lies in.
    public static LocalDate of(long millis) {
        return dateTime(millis).toLocalDate();
    }

    /// Minutes since midnight of that day.
    public static int minuteOf(long millis) {
        return dateTime(millis).toLocalTime().toSecondOfDay() / 60;
    }

    /// The instant at which this minute of this day begins; minute 1440 is the next midnight.
    public static long millis(LocalDate day, int minute) {
        return day.atStartOfDay().plusMinutes(minute).toInstant(ZONE).toEpochMilli();
    }

    private static LocalDateTime dateTime(long millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZONE);
    }
}
