// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.ops.simulation.world.Settings;

/// What was asked for on the command line.
///
/// @param cuts how many cuts there must be at least, in worlds whose messages are bytes
/// @param states how many states of each story are opened at most, of those that power cuts leave
/// @param plan a plan to run instead of a seed; null where the seed decides
/// @param results where what came of it is kept
record Options(
        Job job,
        Drive driver,
        long firstSeed,
        long seeds,
        long cuts,
        long states,
        Settings settings,
        boolean resume,
        @Nullable Path plan,
        Path results) {
    private static final long USUAL_SEEDS = 20;
    private static final long USUAL_REAL_SEEDS = 5;
    private static final long USUAL_STATES = 2_000;

    /// What is to be done.
    enum Job {
        HELP,
        SEEDS,
        PLAN,
        PLANTED,
        CUTS,
        CRASH_STATES,
        PLANTED_CRASH_STATES
    }

    /// What runs the machines: in memory, with every tenth seed in full; in memory and always in
    /// full; on real disks and a real database.
    enum Drive {
        PURE,
        FULL,
        REAL
    }

    /// What can't be done, in plain words.
    static final class MisunderstoodException extends RuntimeException {
        MisunderstoodException(String message) {
            super(message);
        }
    }

    static Options of(List<String> arguments) {
        Reading reading = new Reading();
        List<String> rest = new ArrayList<>(arguments);
        while (!rest.isEmpty()) {
            reading.take(rest.removeFirst(), rest);
        }
        return reading.options();
    }

    private static final class Reading {
        private Job job = Job.SEEDS;
        private Drive driver = Drive.PURE;
        private long seeds;
        private long firstSeed = 1;
        private long cuts;
        private long states = USUAL_STATES;
        private boolean crashStates;
        private boolean one;
        private int clients;
        private int days;
        private int actions;
        private boolean resume;
        private @Nullable Path plan;
        private Path results = Path.of(".outpost", "simulation");

        void take(String option, List<String> rest) {
            switch (option) {
                case "--help" -> job = Job.HELP;
                case "--planted" -> job = Job.PLANTED;
                case "--full" -> driver = Drive.FULL;
                case "--cuts" -> {
                    cuts = number(option, rest, 1);
                    job = Job.CUTS;
                }
                case "--resume" -> resume = true;
                case "--driver" -> driver = driver(value(option, rest));
                case "--crash-states" -> crashStates = true;
                case "--states" -> states = number(option, rest, 1);
                case "--seeds" -> seeds = number(option, rest, 1);
                case "--seed" -> {
                    firstSeed = number(option, rest, Long.MIN_VALUE);
                    one = true;
                }
                case "--clients" -> clients = (int) number(option, rest, 4);
                case "--days" -> days = (int) number(option, rest, 1);
                case "--actions" -> actions = (int) number(option, rest, 1);
                case "--results" -> results = Path.of(value(option, rest));
                case "--plan" -> {
                    plan = Path.of(value(option, rest));
                    job = Job.PLAN;
                }
                default ->
                        throw new MisunderstoodException(
                                "unknown option " + option + "; --help lists those there are");
            }
        }

        private static Drive driver(String name) {
            return switch (name) {
                case "pure" -> Drive.PURE;
                case "real" -> Drive.REAL;
                default ->
                        throw new MisunderstoodException(
                                "there are the drivers pure and real, not \"" + name + "\"");
            };
        }

        private static String value(String option, List<String> rest) {
            if (rest.isEmpty()) {
                throw new MisunderstoodException(option + " wants a value");
            }
            return rest.removeFirst();
        }

        private static long number(String option, List<String> rest, long least) {
            String value = value(option, rest);
            long number;
            try {
                number = Long.parseLong(value);
            } catch (NumberFormatException e) {
                throw new MisunderstoodException(
                        option + " wants a whole number, not \"" + value + "\"");
            }
            if (number < least) {
                throw new MisunderstoodException(option + " wants " + least + " or more");
            }
            return number;
        }

        Options options() {
            long many = seeds > 0 ? seeds : one ? 1 : usualSeeds();
            Job asked = job;
            if (crashStates) {
                asked = job == Job.PLANTED ? Job.PLANTED_CRASH_STATES : Job.CRASH_STATES;
            }
            return new Options(
                    asked,
                    driver,
                    firstSeed,
                    many,
                    cuts,
                    states,
                    settings(),
                    resume,
                    plan,
                    results);
        }

        private long usualSeeds() {
            return driver == Drive.REAL ? USUAL_REAL_SEEDS : USUAL_SEEDS;
        }

        private Settings settings() {
            Settings usual = driver == Drive.REAL ? Settings.REAL : Settings.USUAL;
            try {
                return new Settings(
                        clients > 0 ? clients : usual.clients(),
                        days > 0 ? days : usual.days(),
                        actions > 0 ? actions : usual.actions());
            } catch (IllegalArgumentException e) {
                throw new MisunderstoodException(e.getMessage() + "");
            }
        }
    }
}
