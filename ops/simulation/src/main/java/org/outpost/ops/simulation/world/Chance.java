// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

import java.util.List;
import java.util.SplittableRandom;

/// Luck from a seed. Every event of a world throws dice of its own, so that an event left out
/// changes no other's throw.
public final class Chance {
    private final SplittableRandom random;

    /// @param stream what the dice are for, and `index`, which throw of it
    public Chance(long seed, String stream, long index) {
        long mixed = mixed(mixed(seed) + stream.hashCode() * 0x9E3779B97F4A7C15L) + index;
        this.random = new SplittableRandom(mixed(mixed));
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public long between(long from, long to) {
        return random.nextLong(from, to + 1);
    }

    public boolean percent(int percent) {
        return random.nextInt(100) < percent;
    }

    public boolean perMille(int perMille) {
        return random.nextInt(1000) < perMille;
    }

    public <T> T of(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
