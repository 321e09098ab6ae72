// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

import java.time.Instant;
import java.time.ZoneId;
import org.outpost.desktop.shell.Lang;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Words;

/// The voice of paper: whoever carries it reads one script, whoever receives it perhaps the other,
/// so it speaks both whatever the screen speaks.
public final class BothScripts {
    /// What stands between the two where there is room for both in a line.
    static final String BESIDE = "·";

    private final Words latin;
    private final Words local;

    public BothScripts(ZoneId zone) {
        latin = new Words(Lang.EN, zone);
        local = new Words(Lang.HI, zone);
    }

    /// `Female · महिला`.
    public String text(Phrase phrase) {
        return beside(latin.text(phrase), local.text(phrase));
    }

    public String text(String key, Object... values) {
        return text(Phrase.of(key, values));
    }

    /// The same on two lines, for sentences.
    public String lines(Phrase phrase) {
        return latin.text(phrase) + "\n" + local.text(phrase);
    }

    /// Days and times are written the Latin way only: their digits are the same.
    public String moment(Instant at) {
        return latin.date(at) + ", " + latin.time(at);
    }

    public String time(Instant at) {
        return latin.time(at);
    }

    public String day(Instant at) {
        return latin.date(at);
    }

    /// Two names of one thing, one name where they are the same or one is missing.
    public static String beside(String one, String other) {
        return other.isEmpty() || other.equals(one)
                ? one
                : one.isEmpty() ? other : one + " " + BESIDE + " " + other;
    }
}
