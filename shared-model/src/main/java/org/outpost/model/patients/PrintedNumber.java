// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.util.regex.Pattern;

/// Numbers that people bring along on cards of others: which may be kept and whether they were
/// typed right. Pure, asked while someone types.
public final class PrintedNumber {
    /// Twelve digits, however grouped, and not a part of a longer number.
    private static final Pattern NATIONAL =
            Pattern.compile(
                    "(?<![0-9])(?<![0-9][ -])[2-9][0-9]{3}[ -]?[0-9]{4}[ -]?[0-9]{4}(?![ -]?[0-9])");

    private static final Pattern ABHA = Pattern.compile("[0-9]{14}");

    private PrintedNumber() {}

    /// Whether there is something in it that looks like the number of the national identity card
    /// (Aadhaar). A hospital has no need of it, so no field keeps one.
    public static boolean national(String typed) {
        return NATIONAL.matcher(TypedDigits.latin(typed)).find();
    }

    /// The number of a health account (ABHA) as stored: fourteen digits, without the dashes of the
    /// card. What else was typed is kept, so that a rule can refuse it.
    public static String tidyAbha(String typed) {
        return TypedDigits.latin(typed).strip().replaceAll("[ -]", "");
    }

    /// Whether the last of the fourteen digits fits the others: it is made by the rule of Luhn.
    public static boolean isAbha(String tidy) {
        if (!ABHA.matcher(tidy).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < tidy.length(); i++) {
            int digit = tidy.charAt(tidy.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
