// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `outpost simulate [--seeds N] [--seed S] [--driver pure|real] [--planted]`: runs worlds and says
/// which broke. Exit 1 on a violation, 2 for what it can't do.
public final class Main {
    private static final int USUAL_SEEDS = 20;
    private static final int SEEDS_FOR_A_BUG = 12;

    private final PrintStream out;
    private long seeds;
    private long firstSeed = 1;
    private boolean planted;

    private Main(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new Main(out).run(List.of(arguments)));
    }

    /// @return the exit code
    static int run(PrintStream out, List<String> arguments) {
        return new Main(out).run(arguments);
    }

    private int run(List<String> arguments) {
        List<String> rest = new ArrayList<>(arguments);
        while (!rest.isEmpty()) {
            String option = rest.removeFirst();
            switch (option) {
                case "--planted" -> planted = true;
                case "--help" -> {
                    out.println("simulate [--seeds N] [--seed S] [--driver pure|real] [--planted]");
                    return 0;
                }
                case "--seeds", "--seed", "--driver" -> {
                    String value = rest.isEmpty() ? "" : rest.removeFirst();
                    int exit = take(option, value);
                    if (exit != 0) {
                        return exit;
                    }
                }
                default -> {
                    out.println("unknown option " + option + "; --help lists those there are");
                    return 2;
                }
            }
        }
        seeds = seeds == 0 ? USUAL_SEEDS : seeds;
        return planted ? plant() : simulate();
    }

    private int take(String option, String value) {
        if (option.equals("--driver")) {
            if (value.equals("pure")) {
                return 0;
            }
            out.println(
                    value.equals("real")
                            ? "the real driver (SQLite and the server's database) is not there yet"
                            : "there are the drivers pure and real, not \"" + value + "\"");
            return 2;
        }
        long number;
        try {
            number = Long.parseLong(value);
        } catch (NumberFormatException e) {
            out.println(option + " wants a whole number, not \"" + value + "\"");
            return 2;
        }
        if (option.equals("--seed")) {
            firstSeed = number;
            seeds = seeds == 0 ? 1 : seeds;
        } else if (number < 1) {
            out.println("--seeds wants 1 or more");
            return 2;
        } else {
            seeds = number;
        }
        return 0;
    }

    private int simulate() {
        long violations = 0;
        long started = System.nanoTime();
        for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
            Report report = new Run(seed, Settings.USUAL, Bench.NO_BUGS).run();
            if (!report.holds() || seeds == 1) {
                print(report);
            }
            violations += report.violations().size();
            long done = seed - firstSeed + 1;
            if (done % 25 == 0) {
                long perMinute = done * 60_000_000_000L / (System.nanoTime() - started);
                out.println(done + " of " + seeds + " seeds, " + perMinute + " per minute");
            }
        }
        out.println(seeds + " seeds, " + violations + " violations");
        return violations == 0 ? 0 : 1;
    }

    private void print(Report report) {
        if (!report.holds()) {
            out.println(
                    "seed " + report.seed() + " fails; again: simulate --seed " + report.seed());
            report.last().forEach(event -> out.println("    " + event));
        }
        report.violations().stream().limit(12).forEach(what -> out.println("  " + what));
        out.println(
                "seed "
                        + report.seed()
                        + ": "
                        + report.events()
                        + " events, "
                        + report.facts()
                        + " facts, trace "
                        + report.hash());
    }

    private int plant() {
        int missed = 0;
        for (PlantedBug bug : PlantedBug.values()) {
            Caught caught = hunt(bug, firstSeed);
            if (caught == null) {
                missed++;
                out.println("MISSED  " + bug + ": " + bug.words());
            } else {
                out.println(
                        "caught  "
                                + bug
                                + ": "
                                + bug.words()
                                + " <- seed "
                                + caught.seed()
                                + ", "
                                + caught.violation());
            }
        }
        int planted = PlantedBug.values().length;
        out.println(planted + " bugs planted, " + missed + " missed");
        return missed == 0 ? 0 : 1;
    }

    /// By which seed and invariant a planted bug was caught.
    record Caught(long seed, String violation) {}

    /// @return null where no seed shows the bug, or where one fails without it: that proves nothing
    static @Nullable Caught hunt(PlantedBug bug, long firstSeed) {
        Set<PlantedBug> bugs = EnumSet.of(bug);
        for (long seed = firstSeed; seed < firstSeed + SEEDS_FOR_A_BUG; seed++) {
            Report report = new Run(seed, Settings.SMALL, bugs).run();
            boolean sound =
                    report.holds() || new Run(seed, Settings.SMALL, Bench.NO_BUGS).run().holds();
            if (!sound) {
                return null;
            }
            if (!report.holds()) {
                return new Caught(seed, report.violations().getFirst());
            }
        }
        return null;
    }
}
