// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.util.Optional;
import java.util.function.BiFunction;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.prescriptions.Scheme;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.States;

/// The port to whoever takes money for a visit. Every call may touch the disk: off the window's
/// thread only.
public interface FeeDesk {
    /// What a visit costs who pays for it, in paise.
    long paise();

    /// What is written down together with a visit: that the money was taken, or which scheme makes
    /// it free.
    BiFunction<States, AggregateId, FactBody> due(AggregateId patient, Scheme scheme);

    /// What was taken for a visit, in words.
    Phrase said(String visitId);

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
