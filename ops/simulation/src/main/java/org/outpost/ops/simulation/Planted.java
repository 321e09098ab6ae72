// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

import java.io.PrintStream;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outpost.ops.simulation.world.PlantedBug;
import org.outpost.ops.simulation.world.Report;
import org.outpost.ops.simulation.world.Settings;

/// Plants the known bugs one at a time and looks whether a world shows each: a judge that misses
/// one is no judge.
final class Planted {
    private static final int SEEDS_FOR_A_BUG = 20;

    private final Map<Long, Boolean> sound = new HashMap<>();

    /// By which seed and law a planted bug was caught.
    record Caught(long seed, Report.Violation violation) {}

    /// @return how many were missed
    int plantAll(PrintStream out, long firstSeed) {
        int missed = 0;
        for (PlantedBug bug : PlantedBug.values()) {
            Caught caught = hunt(bug, firstSeed);
            if (caught == null) {
                missed++;
                out.println("MISSED  " + bug + ": " + bug.words());
            } else {
                out.println("caught  " + bug + ": " + bug.words());
                out.println("        seed " + caught.seed() + ", " + caught.violation());
            }
        }
        int planted = PlantedBug.values().length;
        out.println((planted - missed) + " of " + planted + " planted bugs caught");
        return missed;
    }

    /// @return null where no seed shows the bug, or where one fails without it: that proves nothing
    @Nullable Caught hunt(PlantedBug bug, long firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + SEEDS_FOR_A_BUG; seed++) {
            Report report = Campaign.planted(seed, Settings.SMALL, EnumSet.of(bug));
            if (!report.holds()) {
                return isSound(seed) ? new Caught(seed, report.violations().getFirst()) : null;
            }
        }
        return null;
    }

    private boolean isSound(long seed) {
        return sound.computeIfAbsent(
                seed,
                key ->
                        Campaign.planted(key, Settings.SMALL, EnumSet.noneOf(PlantedBug.class))
                                .holds());
    }
}
