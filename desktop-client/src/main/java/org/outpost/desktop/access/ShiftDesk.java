// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.access;

import org.outpost.desktop.shell.Outcome;

/// All that the screen at the end of a shift asks. Every call may touch the disk: off the window's
/// thread only.
public interface ShiftDesk {
    Standing standing();

    /// Gives back what is held and signs the person out.
    Outcome<Long> end();

    /// What was done at this counter today, and how it stands.
    ///
    /// @param kept what has not reached the district yet
    /// @param places free places held here, which others can't give out
    record Standing(long registered, long booked, long kept, long places) {}
}
