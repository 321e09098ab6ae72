// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

import java.io.PrintStream;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.ops.simulation.real.RealDriver;
import org.outpost.ops.simulation.world.Law;
import org.outpost.ops.simulation.world.PlantedBug;
import org.outpost.ops.simulation.world.Report;
import org.outpost.ops.simulation.world.Settings;

/// Plants the known bugs one at a time and looks whether a world shows each: a judge that misses
/// one is no judge.
final class Planted {
    /// In memory no digests are kept, and nobody is told anything.
    static final Set<PlantedBug> IN_MEMORY =
            EnumSet.complementOf(
                    EnumSet.of(
                            PlantedBug.DIGEST_IGNORED,
                            PlantedBug.MESSAGE_TAKEN_EARLY,
                            PlantedBug.TOLD_TWICE));

    private static final int SEEDS_FOR_A_BUG = 20;

    private final boolean real;
    private final Map<String, Boolean> sound = new HashMap<>();

    /// @param real whether on real disks and a real database, where fewer bugs can be planted
    Planted(boolean real) {
        this.real = real;
    }

    /// By which seed and law a planted bug was caught.
    ///
    /// @param laws all that it broke there
    record Caught(long seed, Report.Violation violation, Set<Law> laws) {}

    /// @return how many were missed
    int plantAll(PrintStream out, long firstSeed) {
        Set<Law> broken = EnumSet.noneOf(Law.class);
        int missed = 0;
        Set<PlantedBug> bugs = real ? RealDriver.BUGS : IN_MEMORY;
        for (PlantedBug bug : bugs) {
            Caught caught = hunt(bug, firstSeed);
            if (caught == null) {
                missed++;
                out.println("MISSED  " + bug + ": " + bug.words());
            } else {
                out.println("caught  " + bug + ": " + bug.words());
                out.println("        seed " + caught.seed() + ", " + caught.violation());
                broken.addAll(caught.laws());
            }
        }
        broken.forEach(law -> out.println("broken by at least one: " + law));
        int planted = bugs.size();
        out.println((planted - missed) + " of " + planted + " planted bugs caught");
        return missed;
    }

    /// @return null where no seed shows the bug, or where one fails without it: that proves nothing
    @Nullable Caught hunt(PlantedBug bug, long firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + SEEDS_FOR_A_BUG; seed++) {
            Report report = run(seed, world(bug), EnumSet.of(bug));
            if (!report.holds()) {
                return isSound(seed, world(bug)) ? caught(seed, report) : null;
            }
        }
        return null;
    }

    private static Caught caught(long seed, Report report) {
        Set<Law> laws = EnumSet.noneOf(Law.class);
        report.violations().forEach(violation -> laws.add(violation.law()));
        return new Caught(seed, report.violations().getFirst(), laws);
    }

    private boolean isSound(long seed, Settings world) {
        return sound.computeIfAbsent(
                world + "#" + seed,
                key -> run(seed, world, EnumSet.noneOf(PlantedBug.class)).holds());
    }

    /// That somebody is away who holds what a district forgot, and another one asks for just that,
    /// is rare where there is little to do.
    private static Settings world(PlantedBug bug) {
        return bug == PlantedBug.LEASES_NOT_AWAITED ? Settings.USUAL : Settings.SMALL;
    }

    private Report run(long seed, Settings world, Set<PlantedBug> bugs) {
        return real ? Campaign.plantedReal(seed, world, bugs) : Campaign.planted(seed, world, bugs);
    }
}
