// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.prescriptions;

import java.util.Optional;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.print.Sheet;

/// Money given back later than the moment it was taken. Every call may touch the disk: off the
/// window's thread only.
public interface RefundDesk {

    /// The last money a patient paid here that was not given back; empty where there is none.
    Optional<Paid> last(String patientId);

    /// Gives it back, all of it.
    ///
    /// @return the receipt, in words
    Outcome<Sheet> refund(Paid paid, String reason);

    /// Money that was paid.
    ///
    /// @param receipt empty where it could not be numbered
    /// @param taken when, in milliseconds since 1970
    record Paid(String id, String patientId, long paise, String receipt, long taken) {}
}
