// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

import java.util.List;
import java.util.SplittableRandom;

/// All the luck of one run, from its seed.
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        this(new SplittableRandom(seed));
    }

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    /// Luck of its own for one part of the world, so that its draws disturb no other's.
    Chance split() {
        return new Chance(random.split());
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    long between(long from, long to) {
        return random.nextLong(from, to + 1);
    }

    boolean percent(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T of(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
