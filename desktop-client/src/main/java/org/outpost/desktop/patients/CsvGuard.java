// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

/// A spreadsheet runs what begins with a sign of calculation. What we write out gets an apostrophe
/// in front then, which spreadsheets take as "this is text"; what we read in loses it again.
final class CsvGuard {
    private static final String SIGNS = "=+-@\t\r\n";

    private CsvGuard() {}

    static String guarded(String text) {
        return needsGuard(text, 0) || isGuarded(text) ? "'" + text : text;
    }

    static String bare(String text) {
        return isGuarded(text) ? text.substring(1) : text;
    }

    /// Also where somebody's own text begins like one of ours: it gets one more, and keeps its own.
    private static boolean isGuarded(String text) {
        int after = 0;
        while (after < text.length() && text.charAt(after) == '\'') {
            after++;
        }
        return after > 0 && needsGuard(text, after);
    }

    private static boolean needsGuard(String text, int at) {
        return at < text.length() && SIGNS.indexOf(text.charAt(at)) >= 0;
    }
}
