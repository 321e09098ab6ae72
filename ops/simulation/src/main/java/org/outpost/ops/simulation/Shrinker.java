// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.outpost.ops.simulation.world.FaultPlan;
import org.outpost.ops.simulation.world.Law;
import org.outpost.ops.simulation.world.Report;

/// Makes a failing plan small: ends it as early as it may, drops troubles and lets people rest, and
/// keeps what still breaks the same law. Bounded by a number of runs.
final class Shrinker {
    private static final int MOST_RUNS = 300;

    private final Function<FaultPlan, Report> running;
    private int runs;

    /// @param running runs a plan
    Shrinker(Function<FaultPlan, Report> running) {
        this.running = running;
    }

    /// The smallest plan found.
    FaultPlan smallest(Report failed) {
        Law law = failed.broken();
        FaultPlan plan = failed.plan();
        if (law == null || !breaks(plan, law)) {
            return plan;
        }
        plan = endedEarly(plan, law);
        plan = fewerSteps(plan, law);
        plan = resting(plan, law);
        plan = fewerSteps(plan, law);
        return plan;
    }

    private boolean breaks(FaultPlan plan, Law law) {
        runs++;
        return running.apply(plan).violations().stream().anyMatch(seen -> seen.law() == law);
    }

    private FaultPlan endedEarly(FaultPlan plan, Law law) {
        FaultPlan best = plan;
        long low = 0;
        long high = plan.ends();
        while (low < high && runs < MOST_RUNS) {
            long middle = (low + high) / 2;
            FaultPlan shorter = until(best, middle);
            if (breaks(shorter, law)) {
                best = shorter;
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return best;
    }

    private static FaultPlan until(FaultPlan plan, long ends) {
        List<FaultPlan.Step> steps =
                plan.steps().stream().filter(step -> step.place().event() <= ends).toList();
        return new FaultPlan(plan.seed(), plan.settings(), steps, plan.left(), ends);
    }

    /// Leaves out ever smaller runs of steps, as long as the law is still broken.
    private FaultPlan fewerSteps(FaultPlan plan, Law law) {
        FaultPlan best = plan;
        for (int size = Math.max(1, best.steps().size() / 2); size >= 1; size /= 2) {
            int from = 0;
            while (from < best.steps().size() && runs < MOST_RUNS) {
                List<FaultPlan.Step> fewer = new ArrayList<>(best.steps());
                fewer.subList(from, Math.min(fewer.size(), from + size)).clear();
                FaultPlan without =
                        new FaultPlan(
                                best.seed(), best.settings(), fewer, best.left(), best.ends());
                if (breaks(without, law)) {
                    best = without;
                } else {
                    from += size;
                }
            }
        }
        return best;
    }

    /// Lets people rest over ever shorter stretches.
    private FaultPlan resting(FaultPlan plan, Law law) {
        FaultPlan best = plan;
        long ends = plan.ends();
        for (long size = Math.max(1, ends / 2); size >= 1; size /= 2) {
            for (long from = 1; from <= ends && runs < MOST_RUNS; from += size) {
                List<FaultPlan.Range> left = new ArrayList<>(best.left());
                FaultPlan.Range range = new FaultPlan.Range(from, from + size - 1);
                if (left.stream().anyMatch(known -> covers(known, range))) {
                    continue;
                }
                left.removeIf(known -> covers(range, known));
                left.add(range);
                FaultPlan rested =
                        new FaultPlan(
                                best.seed(), best.settings(), best.steps(), left, best.ends());
                if (breaks(rested, law)) {
                    best = rested;
                }
            }
        }
        return best;
    }

    private static boolean covers(FaultPlan.Range wide, FaultPlan.Range narrow) {
        return wide.from() <= narrow.from() && narrow.to() <= wide.to();
    }
}
