// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What goes wrong and when, at named points: thrown by dice and written down as a plan, or read
/// from a plan. Healed, nothing does.
public final class Faults {
    private final long seed;
    private final @Nullable Map<FaultPlan.Place, Integer> planned;
    private final Trace trace;
    private final Tally tally;
    private final List<FaultPlan.Step> struck = new ArrayList<>();
    private final Map<String, Integer> times = new HashMap<>();
    private long event = -1;
    private @Nullable Chance dice;
    private boolean healed;

    /// @param plan what strikes; null where dice decide
    public Faults(long seed, @Nullable FaultPlan plan, Trace trace, Tally tally) {
        this.seed = seed;
        this.planned = plan == null ? null : plan.byPlace();
        this.trace = trace;
        this.tally = tally;
    }

    /// The next event begins.
    void event(long number) {
        event = number;
        dice = null;
        times.clear();
    }

    /// From now on all is well.
    void heal() {
        healed = true;
    }

    /// Whether the time of trouble is over.
    public boolean healed() {
        return healed;
    }

    /// A point at which the process may die.
    public void crash(String point, int perMille) {
        if (strikes(point, perMille)) {
            trace.add("crash " + point);
            throw new CrashError(point);
        }
    }

    /// Whether trouble of this likelihood strikes now.
    public boolean strikes(String point, int perMille) {
        return struck(point, perMille, 1) >= 0;
    }

    /// Whether trouble of this likelihood strikes now, and how hard.
    ///
    /// @return a number below `bound`; -1 where all is well
    public int struck(String point, int perMille, int bound) {
        if (healed) {
            return -1;
        }
        int nth = times.merge(point, 1, Integer::sum);
        FaultPlan.Place place = new FaultPlan.Place(event, point, nth);
        int value = planned == null ? thrown(perMille, bound) : planned.getOrDefault(place, -1);
        tally.reached(point, value >= 0);
        if (value >= 0) {
            struck.add(new FaultPlan.Step(place, value));
            return value % bound;
        }
        return -1;
    }

    private int thrown(int perMille, int bound) {
        Chance throwing = dice;
        if (throwing == null) {
            throwing = new Chance(seed, "faults", event);
            dice = throwing;
        }
        return throwing.perMille(perMille) ? throwing.below(bound) : -1;
    }

    /// All that struck so far.
    List<FaultPlan.Step> struck() {
        return List.copyOf(struck);
    }
}
