// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.util.Optional;
import org.outpost.desktop.prescriptions.RefundDesk;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.print.Sheet;

/// Nobody paid anything.
final class NoRefunds implements RefundDesk {
    @Override
    public Optional<Paid> last(String patientId) {
        return Optional.empty();
    }

    @Override
    public Outcome<Sheet> refund(Paid paid, String reason) {
        return new Outcome.Declined<>(Phrase.of("refund.nothing"), "");
    }
}
