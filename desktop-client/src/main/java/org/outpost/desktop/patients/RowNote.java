// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import org.outpost.desktop.shell.Phrase;

/// What a clerk is told about a row of a file.
///
/// @param kind `mend`, `known` or `likely`
/// @param patient who it became or was, as far as anybody is named
public record RowNote(long row, String kind, Phrase words, String patient) {

    /// What is to be mended, with the field it is about.
    static RowNote of(ImportStore.Note note) {
        Phrase why = Phrase.of(note.why());
        return new RowNote(
                note.row(),
                note.kind(),
                note.field().isEmpty()
                        ? why
                        : Phrase.of("import.mend", Phrase.of("field." + note.field()), why),
                "");
    }
}
