// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

/// How this counter prints.
///
/// @param on whether a slip is printed as soon as its token is given
/// @param printer a printer's name; empty for the machine's own choice, or [#PDF]
public record PrintSetting(boolean on, String printer, Paper paper) {
    /// Files instead of a printer.
    public static final String PDF = "pdf";

    /// What a counter begins with.
    public static final PrintSetting FIRST = new PrintSetting(true, "", Paper.ROLL_80);
}
