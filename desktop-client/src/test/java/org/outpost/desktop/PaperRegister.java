// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.nio.file.Path;
import java.util.List;
import org.outpost.desktop.patients.ImportStore;
import org.outpost.desktop.patients.RegisterDesk;
import org.outpost.desktop.patients.RegisterFile;
import org.outpost.desktop.patients.RowNote;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Words;

/// A counter without files.
final class PaperRegister implements RegisterDesk {
    @Override
    public Outcome<RegisterFile> look(Path path) {
        return new Outcome.Declined<>(Phrase.of("import.no-file"), "");
    }

    @Override
    public ImportStore.Standing standing(RegisterFile file) {
        return new ImportStore.Standing(0, 0, 0, 0, 0, false);
    }

    @Override
    public ImportStore.Standing takeNext(RegisterFile file) {
        return standing(file);
    }

    @Override
    public void pause() {}

    @Override
    public List<RowNote> notes(RegisterFile file, int most) {
        return List.of();
    }

    @Override
    public Outcome<Long> saveToMend(RegisterFile file, Words words) {
        return new Outcome.Declined<>(Phrase.of("import.no-file"), "");
    }

    @Override
    public Outcome<GivenOut> export(Path to, String why, Words words) {
        return new Outcome.Declined<>(Phrase.of("import.not-allowed"), "");
    }
}
