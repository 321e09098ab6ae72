// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.prescriptions;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.Id;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.sync.CounterSeries;
import org.outpost.model.sync.SeriesUse;

/// The number on a receipt: the letters of the counter, the year and a running number, as in
/// `A/2026/000123`.
public record ReceiptNumber(String value) implements Id {
    /// The highest number of one counter in one year.
    public static final long LAST = 999_999;

    private static final Pattern FORM = Pattern.compile("([A-HJ-NP-Z]{1,2})/([0-9]{4})/([0-9]{6})");

    public ReceiptNumber {
        Matcher form = FORM.matcher(value);
        if (!form.matches() || Long.parseLong(form.group(3)) < 1) {
            throw new MalformedException("not a receipt number");
        }
    }

    /// The receipt a counter writes under this running number.
    public static ReceiptNumber of(CounterSeries series, int year, long number) {
        if (number < 1 || number > LAST) {
            throw new MalformedException("receipts go from 1 to " + LAST);
        }
        return new ReceiptNumber(String.format(Locale.ROOT, "%s/%04d/%06d", series, year, number));
    }

    /// The run of receipts of a year.
    public static String run(int year) {
        return "receipt:" + year;
    }

    /// The use of a counter's letters this receipt is.
    public SeriesUse use(HospitalId hospital) {
        String[] parts = value.split("/", -1);
        return new SeriesUse(
                hospital,
                new CounterSeries(parts[0]),
                run(Integer.parseInt(parts[1])),
                Long.parseLong(parts[2]));
    }

    @Override
    public String toString() {
        return value;
    }
}
