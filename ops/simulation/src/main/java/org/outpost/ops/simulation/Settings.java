// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

/// How large a world is and for how long it runs.
///
/// @param hospitals of one district
/// @param desks counters per hospital
/// @param actions per counter and day
record Settings(int hospitals, int desks, int days, int actions) {
    /// The world of a usual run: two hospitals with five counters each, the district's and the
    /// nation's office; three days.
    static final Settings USUAL = new Settings(2, 5, 3, 40);

    /// The world in which planted bugs must show.
    static final Settings SMALL = new Settings(2, 3, 2, 25);
}
