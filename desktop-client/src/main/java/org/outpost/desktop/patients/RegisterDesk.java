// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.nio.file.Path;
import java.util.List;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Words;

/// All that the screen of registers on file asks of its room. Every call touches the disk: off the
/// window's thread only.
public interface RegisterDesk {

    /// Looks at a file without taking anything in.
    Outcome<RegisterFile> look(Path path);

    /// How far a file was taken in.
    ImportStore.Standing standing(RegisterFile file);

    /// Takes in the next rows of a file.
    ImportStore.Standing takeNext(RegisterFile file);

    /// Lets go of the file; what came in stays.
    void pause();

    /// What there is to say of its rows, those to mend first.
    List<RowNote> notes(RegisterFile file, int most);

    /// Writes the rows to mend into a file beside it.
    Outcome<Long> saveToMend(RegisterFile file, Words words);

    /// Writes everybody of this hospital into a sealed file, and down who did so, when and why: for
    /// the district too.
    ///
    /// @param why a code of a short list: `own`, `district`, `move`
    Outcome<GivenOut> export(Path to, String why, Words words);

    /// A register that lies in a file.
    ///
    /// @param people how many are in it
    /// @param code what the file is opened with; kept nowhere
    record GivenOut(long people, String code) {}
}
