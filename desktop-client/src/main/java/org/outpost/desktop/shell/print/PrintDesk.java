// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

import java.util.List;
import java.util.Optional;

/// The port to what is kept of printing. Every call may touch the disk: off the window's thread
/// only.
public interface PrintDesk {
    PrintSetting setting();

    void choose(PrintSetting setting);

    /// Keeps a sheet that is to be printed.
    PrintJob keep(Sheet sheet);

    /// It is being printed now.
    void trying(long id);

    /// It came out.
    PrintJob printed(long id, String place);

    /// It did not.
    PrintJob failed(long id, PrintTrouble why, String place);

    Optional<PrintJob> job(long id);

    /// The newest of this counter that whoever sits here had printed: others' name their patients.
    Optional<PrintJob> last();

    /// The newest that belongs to a visit or a patient.
    Optional<PrintJob> lastOf(String key);

    /// What was tried and has not come out, oldest first.
    List<PrintJob> undone();
}
