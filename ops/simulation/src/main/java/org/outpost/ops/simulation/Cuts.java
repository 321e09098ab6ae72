// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

import java.io.PrintStream;
import java.util.Locale;
import org.outpost.ops.simulation.world.Law;
import org.outpost.ops.simulation.world.Report;
import org.outpost.ops.simulation.world.Tally;

/// Lives through worlds whose messages cross the line as the bytes of the real codec until they
/// were cut often enough, each time at a random byte, up or down.
final class Cuts {
    private final PrintStream out;

    Cuts(PrintStream out) {
        this.out = out;
    }

    /// @return whether nothing was lost, doubled or otherwise broken
    boolean run(Options options) {
        Tally tally = new Tally();
        long lost = 0;
        long doubled = 0;
        long broken = 0;
        long worlds = 0;
        while (cuts(tally) < options.cuts()) {
            long seed = options.firstSeed() + worlds++;
            Report report = Campaign.run(seed, options.settings(), null, Options.Drive.FULL, tally);
            lost += count(report, Law.I1);
            doubled += count(report, Law.I2);
            broken += report.violations().size();
            report.violations().stream().limit(3).forEach(what -> out.println(seed + " " + what));
        }
        out.println(
                String.format(
                        Locale.ROOT,
                        "%,d random cuts, each at any byte, in %d worlds: %d lost, %d doubled, %d"
                                + " violations in all",
                        cuts(tally),
                        worlds,
                        lost,
                        doubled,
                        broken));
        return broken == 0;
    }

    private static long count(Report report, Law law) {
        return report.violations().stream().filter(seen -> seen.law() == law).count();
    }

    private static long cuts(Tally tally) {
        return tally.points().entrySet().stream()
                .filter(point -> point.getKey().startsWith("line: cut"))
                .mapToLong(point -> point.getValue()[1])
                .sum();
    }
}
