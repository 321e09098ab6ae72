// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.List;

/// What the empty search shows: the last people of this counter and today's counts.
public interface HomeFacts {

    List<Hit> lastPeople(int limit);

    List<Tile> today();

    /// A number and what it counts.
    record Tile(long number, Phrase what) {}
}
