// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.clerk;

import org.outpost.desktop.RobotView;

/// The longest time a window answered nothing at all, while something was done.
///
/// @param during what was done
/// @param millis until it answered again
/// @param ownMillis of them, those in which its thread really ran
/// @param where its thread was meanwhile; empty where that was not for long
public record Silence(String during, double millis, double ownMillis, String where) {
    static final Silence NONE = new Silence("", 0, 0, "");

    static Silence of(String during, RobotView.Effort effort) {
        return new Silence(during, effort.blockedMillis(), effort.ownMillis(), effort.blockedIn());
    }

    Silence or(Silence other) {
        return other.millis > millis ? other : this;
    }
}
