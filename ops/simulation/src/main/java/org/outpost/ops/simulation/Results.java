// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.outpost.ops.simulation.world.FaultPlan;
import org.outpost.ops.simulation.world.Report;
import org.outpost.ops.simulation.world.Settings;

/// What came of each seed, one line each, and the plans of those that failed. An interrupted run
/// goes on from here.
final class Results {
    private final Path folder;
    private final Path lines;
    private long violations;

    Results(Options options) {
        Settings world = options.settings();
        this.folder = options.results();
        this.lines =
                folder.resolve(
                        String.format(
                                Locale.ROOT,
                                "%s-%dx%dx%d.txt",
                                options.driver().name().toLowerCase(Locale.ROOT),
                                world.clients(),
                                world.days(),
                                world.actions()));
        if (!options.resume()) {
            remove();
        }
    }

    private void remove() {
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The seed after the last one kept, and counts what was broken before.
    long next(long first) {
        try {
            if (!Files.exists(lines)) {
                Files.createDirectories(folder);
                return first;
            }
            long next = first;
            for (String line : Files.readAllLines(lines)) {
                String[] words = line.split(" ", -1);
                next = Math.max(next, Long.parseLong(words[1]) + 1);
                violations += Long.parseLong(words[3]);
            }
            return next;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void keep(Report report) {
        long seed = report.plan().seed();
        violations += report.violations().size();
        String line =
                "seed "
                        + seed
                        + " violations "
                        + report.violations().size()
                        + " events "
                        + report.events()
                        + " facts "
                        + report.facts()
                        + " faults "
                        + report.plan().steps().size()
                        + " trace "
                        + report.hash();
        write(lines, List.of(line), StandardOpenOption.APPEND);
        if (!report.holds()) {
            keep(report.plan(), planOf(seed));
        }
    }

    /// Where the plan of a seed that failed lies.
    Path planOf(long seed) {
        return folder.resolve("seed-" + seed + ".plan");
    }

    /// @return where it lies
    Path keepSmall(FaultPlan plan) {
        return keep(plan, folder.resolve("seed-" + plan.seed() + ".small.plan"));
    }

    private static Path keep(FaultPlan plan, Path file) {
        write(file, plan.lines(), StandardOpenOption.TRUNCATE_EXISTING);
        return file;
    }

    private static void write(Path file, List<String> lines, StandardOpenOption how) {
        try {
            Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Over all seeds of this run, those before an interruption included.
    long violations() {
        return violations;
    }
}
