// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.Id;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.sync.CounterSeries;
import org.outpost.model.sync.SeriesUse;

/// The number a patient waits with for a day: the letters of the counter that gave it and a running
/// number, as in `A-042`. The counter decides it alone, whatever the line does.
public record TokenNumber(String value) implements Id {
    /// The highest number of one counter on one day.
    public static final long LAST = 9_999;

    private static final Pattern FORM = Pattern.compile("([A-HJ-NP-Z]{1,2})-([0-9]{3,4})");

    public TokenNumber {
        Matcher form = FORM.matcher(value);
        if (!form.matches() || Long.parseLong(form.group(2)) < 1) {
            throw new MalformedException("not a token number");
        }
    }

    /// The token a counter gives under this running number.
    public static TokenNumber of(CounterSeries series, long number) {
        if (number < 1 || number > LAST) {
            throw new MalformedException("tokens go from 1 to " + LAST);
        }
        return new TokenNumber(String.format(java.util.Locale.ROOT, "%s-%03d", series, number));
    }

    /// What a person says or scans: `a42`, `A-042`, `A 042`.
    public static Optional<TokenNumber> parse(String typed) {
        Matcher parts =
                Pattern.compile("([A-HJ-NP-Z]{1,2})[- ]?([0-9]{1,4})")
                        .matcher(typed.strip().toUpperCase(java.util.Locale.ROOT));
        return parts.matches() && Long.parseLong(parts.group(2)) > 0
                ? Optional.of(of(new CounterSeries(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    /// The run of tokens of a day.
    public static String run(LocalDate day) {
        return "token:" + day;
    }

    /// The use of a counter's letters this token is.
    public SeriesUse use(HospitalId hospital, LocalDate day) {
        int dash = value.indexOf('-');
        return new SeriesUse(
                hospital,
                new CounterSeries(value.substring(0, dash)),
                run(day),
                Long.parseLong(value.substring(dash + 1)));
    }

    @Override
    public String toString() {
        return value;
    }
}
