// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.outpost.ops.simulation.pure.PureDriver;
import org.outpost.ops.simulation.real.RealDriver;
import org.outpost.ops.simulation.world.Driver;
import org.outpost.ops.simulation.world.FaultPlan;
import org.outpost.ops.simulation.world.PlantedBug;
import org.outpost.ops.simulation.world.Report;
import org.outpost.ops.simulation.world.Run;
import org.outpost.ops.simulation.world.Settings;
import org.outpost.ops.simulation.world.Tally;

/// Runs seed after seed, keeps what came of each, makes failing plans small and says at the end how
/// much was lived through.
final class Campaign {
    private static final int FULL_EVERY = 10;
    private static final int SHOWN = 12;

    private final PrintStream out;
    private final Options options;
    private final Results results;
    private final Tally tally = new Tally();
    private long fewestKills = Long.MAX_VALUE;

    Campaign(PrintStream out, Options options) {
        this.out = out;
        this.options = options;
        this.results = new Results(options);
    }

    /// @return how many laws were broken
    long run() {
        long first = options.resume() ? results.next(options.firstSeed()) : options.firstSeed();
        long last = options.firstSeed() + options.seeds() - 1;
        if (first > options.firstSeed()) {
            out.println("going on with seed " + first);
        }
        long started = System.nanoTime();
        long cpuBefore = cpuNanos();
        long done = 0;
        for (long seed = first; seed <= last; seed++) {
            long killed = tally.kills();
            Report report = run(seed, options.settings(), null, options.driver(), tally);
            if (RealDriver.isStopped()) {
                break;
            }
            results.keep(report);
            done++;
            fewestKills = Math.min(fewestKills, tally.kills() - killed);
            if (!report.holds()) {
                print(report);
                if (options.driver() != Options.Drive.REAL) {
                    // Hundreds of real worlds would take a day; the plan is kept.
                    shrink(report);
                }
            } else if (options.seeds() == 1) {
                print(report);
            }
            if (done % (options.driver() == Options.Drive.REAL ? 5 : 25) == 0) {
                out.println(speed(done, System.nanoTime() - started, cpuNanos() - cpuBefore));
            }
        }
        if (done > 0) {
            out.println(speed(done, System.nanoTime() - started, cpuNanos() - cpuBefore));
        }
        if (done > 0 && options.driver() == Options.Drive.REAL) {
            out.println(
                    tally.kills() + " processes killed, at least " + fewestKills + " in a world");
        }
        points();
        return results.violations();
    }

    /// One run, by the seed's dice or by a plan.
    static Report run(
            long seed,
            Settings settings,
            @Nullable FaultPlan plan,
            Options.Drive drive,
            Tally tally) {
        return run(seed, settings, plan, maker(seed, drive), Set.of(), tally);
    }

    private static Report run(
            long seed,
            Settings settings,
            @Nullable FaultPlan plan,
            Driver.Maker maker,
            Set<PlantedBug> bugs,
            Tally tally) {
        return new Run(seed, settings, plan, maker, bugs, tally).run();
    }

    /// A run on real disks and a real database, with a bug planted.
    static Report plantedReal(long seed, Settings settings, Set<PlantedBug> bugs) {
        return run(seed, settings, null, RealDriver::new, bugs, new Tally());
    }

    /// A run in memory with a bug planted.
    static Report planted(long seed, Settings settings, Set<PlantedBug> bugs) {
        Driver.Maker maker = setting -> new PureDriver(setting, false);
        return run(seed, settings, null, maker, bugs, new Tally());
    }

    /// A plan run in memory with a bug planted.
    static Report planted(FaultPlan plan, Set<PlantedBug> bugs) {
        Driver.Maker maker = setting -> new PureDriver(setting, false);
        return run(plan.seed(), plan.settings(), plan, maker, bugs, new Tally());
    }

    private static Driver.Maker maker(long seed, Options.Drive drive) {
        return switch (drive) {
            case PURE -> setting -> new PureDriver(setting, seed % FULL_EVERY == 0);
            case FULL -> setting -> new PureDriver(setting, true);
            case REAL -> RealDriver::new;
        };
    }

    private void print(Report report) {
        long seed = report.plan().seed();
        if (!report.holds()) {
            failure(report, options.driver()).forEach(out::println);
            out.println("its plan is kept as " + results.planOf(seed));
            report.last().forEach(event -> out.println("    " + event));
        }
        report.violations().stream().limit(SHOWN).forEach(what -> out.println("  " + what));
        out.println(
                "seed "
                        + seed
                        + ": "
                        + report.events()
                        + " events, "
                        + report.facts()
                        + " facts promised, "
                        + report.plan().steps().size()
                        + " faults, trace "
                        + report.hash());
    }

    /// What somebody needs who looks into a failure: how to have it again, and what struck in it.
    static List<String> failure(Report report, Options.Drive drive) {
        FaultPlan plan = report.plan();
        Settings world = plan.settings();
        String again =
                switch (drive) {
                    case PURE -> "simulate";
                    case FULL -> "simulate --full";
                    case REAL -> "simulate --driver real";
                };
        List<String> lines = new ArrayList<>();
        lines.add(
                "seed "
                        + plan.seed()
                        + " fails; again: "
                        + again
                        + " --seed "
                        + plan.seed()
                        + " --clients "
                        + world.clients()
                        + " --days "
                        + world.days()
                        + " --actions "
                        + world.actions());
        Map<String, Integer> struck = new TreeMap<>();
        plan.steps().forEach(step -> struck.merge(step.place().point(), 1, Integer::sum));
        struck.forEach((point, times) -> lines.add("    struck " + times + " times: " + point));
        return lines;
    }

    private void shrink(Report report) {
        FaultPlan small =
                new Shrinker(plan ->
                        run(plan.seed(), plan.settings(), plan, options.driver(), new Tally()))
                        .smallest(report);
        out.println("the smallest plan found that still breaks \"" + report.broken() + "\":");
        small.lines().forEach(line -> out.println("    " + line));
        out.println("kept as " + results.keepSmall(small));
    }

    private String speed(long done, long nanos, long cpuNanos) {
        long days = done * options.settings().clientDays();
        return done
                + " of "
                + options.seeds()
                + " seeds, "
                + days
                + " client-days, "
                + days * 3_600_000_000_000L / Math.max(1, cpuNanos)
                + " client-days per CPU hour, "
                + done * 3_600_000_000_000L / Math.max(1, nanos)
                + " seeds per hour, "
                + done * 3_600_000_000_000L / Math.max(1, cpuNanos)
                + " per CPU hour";
    }

    private void points() {
        out.println("fault points: struck of reached");
        tally.points()
                .forEach((point, counts) ->
                        out.printf("  %8d of %9d  %s%n", counts[1], counts[0], point));
    }

    /// Of this process and, where there is one, of its database.
    private static long cpuNanos() {
        return RealDriver.databaseCpuNanos()
                + ManagementFactory.getPlatformMXBean(
                                com.sun.management.OperatingSystemMXBean.class)
                        .getProcessCpuTime();
    }
}
