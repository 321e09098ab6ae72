// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

/// What stands in place of a name until somebody knows it: `Unknown male, about 40`, in both
/// scripts, found by these words and changed like any other name.
final class UnknownPatient {
    private static final String UNKNOWN = "Unknown";
    private static final String UNKNOWN_LOCAL = "अज्ञात";

    private UnknownPatient() {}

    /// Whether a name is such a label.
    static boolean isLabel(String name) {
        return name.equals(UNKNOWN) || name.startsWith(UNKNOWN + " ");
    }

    /// @param sex as in the form; empty while it is not told
    /// @param age as it was typed; empty while it is not told
    static String label(String sex, String age) {
        String kind =
                switch (sex) {
                    case "M" -> " male";
                    case "F" -> " female";
                    default -> " person";
                };
        return UNKNOWN + kind + (age.isEmpty() ? "" : ", about " + age);
    }

    /// The same in the script of the place.
    static String local(String sex, String age) {
        String kind =
                switch (sex) {
                    case "M" -> " पुरुष";
                    case "F" -> " महिला";
                    default -> " व्यक्ति";
                };
        return UNKNOWN_LOCAL + kind + (age.isEmpty() ? "" : ", लगभग " + age);
    }
}
