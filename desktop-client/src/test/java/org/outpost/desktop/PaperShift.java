// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import org.outpost.desktop.access.ShiftDesk;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;

/// A shift on paper: 14 unsent, six places held.
final class PaperShift implements ShiftDesk {
    @Override
    public Standing standing() {
        return new Standing(41, 17, 14, 6);
    }

    @Override
    public Outcome<Long> end() {
        return new Outcome.Done<>(6L, Phrase.of("done.shift", 6L), null);
    }
}
