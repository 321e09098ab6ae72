// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.outpost.ops.simulation.crash.CrashStates;
import org.outpost.ops.simulation.world.FaultPlan;
import org.outpost.ops.simulation.world.Report;
import org.outpost.ops.simulation.world.Tally;

/// `outpost simulate`: runs worlds and says which broke. Exit 1 on a violation, 2 for what it can't
/// do.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(out, List.of(arguments)));
    }

    /// @return the exit code
    static int run(PrintStream out, List<String> arguments) {
        try {
            Options options = Options.of(arguments);
            return switch (options.job()) {
                case HELP -> {
                    out.print(help());
                    yield 0;
                }
                case PLANTED -> {
                    Planted planted = new Planted(options.driver() == Options.Drive.REAL);
                    yield planted.plantAll(out, options.firstSeed()) == 0 ? 0 : 1;
                }
                case CUTS -> new Cuts(out).run(options) ? 0 : 1;
                case SEEDS -> seeds(out, options);
                case PLAN -> plan(out, options);
                case CRASH_STATES -> crashStates(out, options).run(options.resume()) == 0 ? 0 : 1;
                case PLANTED_CRASH_STATES -> crashStates(out, options).plant() == 0 ? 0 : 1;
            };
        } catch (Options.MisunderstoodException e) {
            out.println(e.getMessage());
            return 2;
        }
    }

    /// The same words as `outpost` shows without starting anything.
    private static String help() {
        try (InputStream in = Main.class.getResourceAsStream("help.txt")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int seeds(PrintStream out, Options options) {
        long violations = new Campaign(out, options).run();
        out.println(options.seeds() + " seeds, " + violations + " violations");
        return violations == 0 ? 0 : 1;
    }

    private static CrashStates crashStates(PrintStream out, Options options) {
        if (!CrashStates.possible()) {
            throw new Options.MisunderstoodException(
                    "power cuts are found by watching a program with strace, which is not here or"
                            + " may not watch: install the package strace");
        }
        return new CrashStates(out, options.states(), options.firstSeed(), options.results());
    }

    private static int plan(PrintStream out, Options options) {
        Path file = options.plan();
        if (file == null) {
            throw new Options.MisunderstoodException("--plan wants a file");
        }
        FaultPlan plan = read(file);
        Report report =
                Campaign.run(plan.seed(), plan.settings(), plan, options.driver(), new Tally());
        report.last().forEach(event -> out.println("    " + event));
        report.violations().forEach(what -> out.println("  " + what));
        out.println(
                "the plan of seed "
                        + plan.seed()
                        + ": trace "
                        + report.hash()
                        + ", "
                        + report.violations().size()
                        + " violations");
        return report.holds() ? 0 : 1;
    }

    private static FaultPlan read(Path file) {
        try {
            return FaultPlan.parse(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new Options.MisunderstoodException(file + " is no plan: " + e.getMessage());
        }
    }
}
