// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.util.Optional;
import org.outpost.desktop.shell.Outcome;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.prescriptions.Scheme;

/// The port to whoever takes money for a visit. Every call may touch the disk: off the window's
/// thread only.
public interface FeeDesk {
    /// What a visit costs who pays for it, in paise.
    long paise();

    /// Takes it, or writes down which scheme makes it free.
    Outcome<Fee> take(AggregateId visit, AggregateId patient, Scheme scheme);

    /// What was taken for a visit; empty where nothing was written: it was free.
    Optional<Fee> of(String visitId);

    /// Gives back what was taken for a visit.
    ///
    /// @param reason `mistake` or `not-seen`
    Outcome<Fee> giveBack(String visitId, String reason);

    /// @param receipt empty where none could be numbered
    /// @param returned whether it was given back
    record Fee(Scheme scheme, long paise, String receipt, boolean returned) {
        /// Whether money lies in the drawer for it.
        public boolean kept() {
            return paise > 0 && !returned;
        }
    }
}
