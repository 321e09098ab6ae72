// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

import java.util.Locale;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Trouble;

/// Why a paper did not come out, each with the code support asks for.
public enum PrintTrouble {
    /// The printer that was chosen is not at this machine any more.
    GONE("PRN-201"),
    /// The PDF could not be written.
    FILE("PRN-202"),
    /// The printer took no work.
    CLOSED("PRN-203"),
    /// The printer took it and failed.
    FAILED("PRN-204"),
    /// The program ended before it was printed.
    LEFT("PRN-205");

    private final String code;

    PrintTrouble(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /// What happened, in words.
    public Phrase what(Sheet.Kind kind, String place) {
        return Phrase.of("print." + word() + ".what", name(kind), place);
    }

    /// In its four parts.
    Trouble told(PrintJob job) {
        return new Trouble(
                what(job.sheet().kind(), job.place()),
                Phrase.of("print.safe", job.sheet().about()),
                Phrase.of("print." + word() + ".todo"),
                code);
    }

    /// The name of a kind of paper.
    public static Phrase name(Sheet.Kind kind) {
        return Phrase.of("print.kind." + kind.name().toLowerCase(Locale.ROOT));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
