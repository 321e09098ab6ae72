// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

/// How large a world is and for how long it runs.
///
/// @param clients machines in all: the nation's office, the district's, and counters of hospitals
///   with about five each
/// @param actions per counter and day
public record Settings(int clients, int days, int actions) {
    /// The world of a usual run: two hospitals with five counters each, three days.
    public static final Settings USUAL = new Settings(12, 3, 40);

    /// The world of a run on real disks and a real database.
    public static final Settings REAL = new Settings(12, 5, 40);

    /// The world in which planted bugs must show.
    public static final Settings SMALL = new Settings(8, 2, 25);

    private static final int OFFICES = 2;
    private static final int COUNTERS = 5;

    public Settings {
        if (clients < OFFICES + 2 || clients > 500 || days < 1 || actions < 1) {
            throw new IllegalArgumentException("a world has 4 to 500 clients, days and actions");
        }
    }

    int desks() {
        return clients - OFFICES;
    }

    int hospitals() {
        return Math.max(2, (desks() + COUNTERS / 2) / COUNTERS);
    }

    /// Client-days of one world.
    public long clientDays() {
        return (long) clients * days;
    }
}
