// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

/// What goes wrong and when: crashes at named points, trouble on the line. Healed, nothing does.
final class Faults {
    private final Chance chance;
    private final Trace trace;
    private boolean healed;

    Faults(Chance chance, Trace trace) {
        this.chance = chance;
        this.trace = trace;
    }

    /// From now on all is well.
    void heal() {
        healed = true;
    }

    /// A point at which the process may die.
    void at(String point, int percent) {
        if (!healed && chance.percent(percent)) {
            trace.add("crash " + point);
            throw new CrashException(point);
        }
    }

    /// Whether trouble of this likelihood strikes now.
    boolean strikes(int percent) {
        return !healed && chance.percent(percent);
    }

    Chance chance() {
        return chance;
    }
}
