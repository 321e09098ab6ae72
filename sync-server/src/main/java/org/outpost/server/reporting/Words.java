// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// The words of one language, and how numbers and times are written in it: Latin digits, 1,00,000,
/// 09:12, 23 Nov 2026. Made per request.
public final class Words {
    private static final String BUNDLE = "org.outpost.server.reporting.pages";
    private static final Locale INDIA = Locale.of("en", "IN");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Language language;
    private final ResourceBundle bundle;
    private final ZoneId zone;

    Words(Language language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
        this.bundle =
                ResourceBundle.getBundle(
                        BUNDLE,
                        language.locale(),
                        Words.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public Language language() {
        return language;
    }

    /// The sentence under this key, with numbers and names in their places.
    public String say(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), INDIA).format(values);
    }

    /// The sentence under this key, or, where there is none, under the other.
    public String sayOr(String key, String other) {
        return say(bundle.containsKey(key) ? key : other);
    }

    /// A name in the language of the page where there is one, else the other; empty where there is
    /// neither.
    String name(@Nullable String latin, @Nullable String local) {
        String first = language == Language.HI ? local : latin;
        String second = language == Language.HI ? latin : local;
        if (first != null && !first.isBlank()) {
            return first;
        }
        return second == null ? "" : second.strip();
    }

    /// `1,00,000`.
    public String number(long value) {
        return NumberFormat.getIntegerInstance(INDIA).format(value);
    }

    /// The time of day, with the date before it where that is another day.
    public String time(long millis, long now) {
        ZonedDateTime at = Instant.ofEpochMilli(millis).atZone(zone);
        LocalDate today = Instant.ofEpochMilli(now).atZone(zone).toLocalDate();
        String time = TIME.format(at);
        return at.toLocalDate().equals(today) ? time : date(at.toLocalDate()) + ", " + time;
    }

    /// `23 Nov 2026`.
    String date(LocalDate day) {
        String month = say("month." + day.getMonthValue());
        return day.getDayOfMonth() + " " + month + " " + day.getYear();
    }
}
