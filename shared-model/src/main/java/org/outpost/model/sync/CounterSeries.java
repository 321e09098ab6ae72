// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.regex.Pattern;
import org.outpost.model.kernel.Id;
import org.outpost.model.kernel.MalformedException;

/// The letters of one counter: `A`, `B` ... `Z`, `AA` ... `ZZ`, without I and O, which are read as
/// 1 and 0. A hospital leases each to one writer for good, so a counter numbers its tokens and
/// receipts alone for as long as the line is down, and no two counters ever meet.
public record CounterSeries(String value) implements Id {
    /// How many a hospital has.
    public static final int COUNT = 600;

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final Pattern FORM = Pattern.compile("[A-HJ-NP-Z]{1,2}");

    public CounterSeries {
        if (!FORM.matcher(value).matches()) {
            throw new MalformedException("not the letters of a counter");
        }
    }

    /// The letters a part of the lease stands for.
    ///
    /// @param part counted from 1
    public static CounterSeries of(long part) {
        if (part < 1 || part > COUNT) {
            throw new MalformedException("a hospital has " + COUNT + " letters of counters");
        }
        int index = (int) part - 1;
        int base = LETTERS.length();
        String last = LETTERS.substring(index % base, index % base + 1);
        return new CounterSeries(index < base ? last : LETTERS.charAt(index / base - 1) + last);
    }

    /// The part of the lease these letters are.
    public long part() {
        int last = LETTERS.indexOf(value.charAt(value.length() - 1));
        int first = value.length() == 1 ? 0 : LETTERS.indexOf(value.charAt(0)) + 1;
        return (long) first * LETTERS.length() + last + 1;
    }

    @Override
    public String toString() {
        return value;
    }
}
