// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.List;
import java.util.function.Supplier;

/// The screens of the rooms, as the composition root makes them for one signed-in person and one
/// window.
public interface Rooms {

    /// Every screen this program has; the shell shows those the person's role may open.
    List<RailEntry> screens(Frame frame, SignedIn who, HomeView home);

    /// The answer to the search box. For the front desk it is also the rail's first screen.
    HomeView home(Frame frame, SignedIn who);

    /// What the screens lead to beside those of the rail, each made of nobody's record: only for
    /// the rehearsal.
    List<Supplier<Screen>> beside(Frame frame, SignedIn who);
}
