// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.print.Sheet;

/// All that is asked about patients' cards. Every call may touch the disk: off the window's thread
/// only.
public interface CardDesk {
    /// The card a patient carries now, to be printed.
    Outcome<Sheet> card(String patientId);

    /// A new card in place of the old one, to be printed.
    ///
    /// @param reason `lost`, `worn` or `wrong`
    Outcome<Sheet> replace(String patientId, String reason);
}
