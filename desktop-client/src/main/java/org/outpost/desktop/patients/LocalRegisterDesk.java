// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Words;

/// Registers on file over the local file.
public final class LocalRegisterDesk implements RegisterDesk {
    private final ImportRegisterUseCase imports;
    private final ExportRegisterUseCase exports;
    private final PatientsDesk patients;
    private ImportRegisterUseCase.@Nullable Taking taking;
    private String taken = "";

    public LocalRegisterDesk(
            ImportRegisterUseCase imports, ExportRegisterUseCase exports, PatientsDesk patients) {
        this.imports = imports;
        this.exports = exports;
        this.patients = patients;
    }

    @Override
    public Outcome<RegisterFile> look(Path path) {
        return imports.look(path);
    }

    @Override
    public ImportStore.Standing standing(RegisterFile file) {
        return imports.standing(file);
    }

    @Override
    public synchronized ImportStore.Standing takeNext(RegisterFile file) {
        ImportRegisterUseCase.Taking now = taking;
        if (now == null || !taken.equals(file.digest())) {
            pause();
            now = imports.begin(file);
            taking = now;
            taken = file.digest();
        }
        try {
            ImportStore.Standing at = now.next();
            if (at.finished()) {
                pause();
            }
            return at;
        } catch (RuntimeException e) {
            // What was counted and not written is read again from what is on the disk.
            pause();
            throw e;
        }
    }

    @Override
    public synchronized void pause() {
        ImportRegisterUseCase.Taking now = taking;
        taking = null;
        if (now != null) {
            now.close();
        }
    }

    @Override
    public List<RowNote> notes(RegisterFile file, int most) {
        return imports.notes(file, most).stream().map(this::note).toList();
    }

    @Override
    public Outcome<Long> saveToMend(RegisterFile file, Words words) {
        String name = String.valueOf(file.path().getFileName()).replaceAll("\\.[^.]*$", "");
        return exports.toMend(
                file,
                file.path().resolveSibling(name + words.text("import.mend.file") + ".csv"),
                words.text("column.row"),
                words.text("column.mend"),
                note -> words.text(note.words()));
    }

    @Override
    public Outcome<GivenOut> export(Path to, String why, Words words) {
        return exports.all(
                to, words.text("export.file") + ".csv", why, column -> column.head(words));
    }

    private RowNote note(ImportStore.Note note) {
        return switch (note.kind()) {
            case "mend" -> RowNote.of(note);
            case "likely" ->
                    new RowNote(
                            note.row(),
                            note.kind(),
                            Phrase.of(
                                    "import.likely", called(note.patient()), called(note.other())),
                            note.patient());
            default ->
                    new RowNote(
                            note.row(),
                            note.kind(),
                            note.patient().isEmpty()
                                    ? Phrase.of("import.twice")
                                    : Phrase.of("import.known", called(note.patient())),
                            note.patient());
        };
    }

    private String called(String id) {
        Optional<PersonRow> person = patients.person(id);
        return person.map(PersonWords::called).orElse(id);
    }
}
