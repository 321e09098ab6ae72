// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.scenarios;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Seeded choices: a property is tried under many seeds, and a failure names the one that broke it.
/// `-Dseed=42` tries that one alone.
public final class Seeds {
    private Seeds() {}

    /// A property, tried with the choices of one seed.
    @FunctionalInterface
    public interface Property {
        void holdsFor(Choices choices) throws Exception;
    }

    /// Tries a property under the seeds 1 to `count`.
    public static void forAll(int count, Property property) {
        Long only = Long.getLong("seed");
        long first = only == null ? 1 : only;
        long last = only == null ? count : only;
        for (long seed = first; seed <= last; seed++) {
            try {
                property.holdsFor(new Choices(seed));
            } catch (AssertionError | Exception e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /// What one seed chooses, one thing after the other.
    public static final class Choices {
        private final Random random;

        public Choices(long seed) {
            random = new Random(seed);
        }

        /// From one number to another, both in it.
        public int between(int from, int to) {
            return from + random.nextInt(to - from + 1);
        }

        /// One of these.
        public <T> T of(List<T> things) {
            return things.get(random.nextInt(things.size()));
        }

        /// True so often in a hundred.
        public boolean percent(int chance) {
            return random.nextInt(100) < chance;
        }

        /// The same things in another order.
        public <T> List<T> shuffled(List<T> things) {
            List<T> shuffled = new ArrayList<>(things);
            Collections.shuffle(shuffled, random);
            return shuffled;
        }
    }
}
