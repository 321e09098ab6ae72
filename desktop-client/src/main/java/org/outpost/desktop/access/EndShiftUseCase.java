// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.access;

import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;

/// A person goes home: what this machine holds for them alone goes back to the district, so that
/// another counter can have it, and nothing more is written in their name.
public final class EndShiftUseCase {
    private final CurrentUser current;
    private final Shares shares;

    public EndShiftUseCase(CurrentUser current, Shares shares) {
        this.current = current;
        this.shares = shares;
    }

    /// What this machine holds and can give back; the room of the places knows which.
    public interface Shares {
        long held();

        void giveBack();
    }

    /// @return how many places were given back; they leave with the line, or as soon as it is back
    public Outcome<Long> end() {
        long held = shares.held();
        shares.giveBack();
        current.left();
        return new Outcome.Done<>(held, Phrase.of("done.shift", held), null);
    }
}
