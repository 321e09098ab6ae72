// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.outpost.model.kernel.CheckDigit;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.Id;
import org.outpost.model.kernel.MalformedException;

/// The number on a patient's card: hospital, running number of six digits, check digit, as in
/// `RMP-DH01-000123-4`. The check digit finds every wrong digit and every swap of two neighbours.
public record PatientNumber(String value) implements Id {
    /// The highest running number.
    public static final long LAST = 999_999;

    private static final Pattern FORM =
            Pattern.compile("([A-Z0-9][A-Z0-9-]{1,15})-([0-9]{6})-([0-9])");
    private static final Pattern TYPED =
            Pattern.compile("(?:([A-Z0-9][A-Z0-9-]{1,15}?)[-/ ]+)?([0-9]{1,6})[-/ ]+([0-9])");
    private static final Pattern COMPACT = Pattern.compile("([A-Z0-9]*?)([0-9]{6})([0-9])");

    public PatientNumber {
        Matcher form = FORM.matcher(value);
        if (!form.matches()
                || Long.parseLong(form.group(2)) < 1
                || check(form.group(1), Long.parseLong(form.group(2)))
                        != form.group(3).charAt(0) - '0') {
            throw new MalformedException("not a patient number");
        }
    }

    /// The number a hospital gives out under this running number.
    public static PatientNumber of(HospitalId hospital, long running) {
        if (running < 1 || running > LAST) {
            throw new MalformedException("running numbers go from 1 to " + LAST);
        }
        return new PatientNumber(
                String.format(
                        Locale.ROOT,
                        "%s-%06d-%d",
                        hospital.value(),
                        running,
                        check(hospital.value(), running)));
    }

    /// Reads what someone typed or scanned: small letters, missing zeros, blanks or slashes for
    /// dashes, Devanagari digits, no dashes at all. Without a hospital it is meant to be one of
    /// `here`.
    ///
    /// @return empty where it is no number or its check digit is wrong
    public static Optional<PatientNumber> parse(String typed, HospitalId here) {
        if (typed.length() > 60) {
            return Optional.empty();
        }
        String text = TypedDigits.latin(typed).strip().toUpperCase(Locale.ROOT);
        Matcher parts = TYPED.matcher(text);
        if (parts.matches()) {
            String hospital = parts.group(1) == null ? here.value() : parts.group(1);
            return made(hospital, parts.group(2), parts.group(3));
        }
        Matcher compact = COMPACT.matcher(text.replaceAll("[-/ ]", ""));
        if (compact.matches()) {
            String code = compact.group(1);
            boolean ours = code.isEmpty() || code.equals(here.value().replace("-", ""));
            return ours ? made(here.value(), compact.group(2), compact.group(3)) : Optional.empty();
        }
        return Optional.empty();
    }

    /// The hospital that gave it out.
    public HospitalId hospital() {
        return new HospitalId(value.substring(0, value.length() - 9));
    }

    /// The running number.
    public long running() {
        return Long.parseLong(value.substring(value.length() - 8, value.length() - 2));
    }

    @Override
    public String toString() {
        return value;
    }

    private static Optional<PatientNumber> made(String hospital, String running, String digit) {
        long number = Long.parseLong(running);
        if (number < 1 || check(hospital, number) != digit.charAt(0) - '0') {
            return Optional.empty();
        }
        return Optional.of(of(new HospitalId(hospital), number));
    }

    private static int check(String hospital, long running) {
        return CheckDigit.of(hospital + String.format(Locale.ROOT, "%06d", running));
    }
}
