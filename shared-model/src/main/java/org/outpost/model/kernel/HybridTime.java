// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.kernel;

/// A reading of the hybrid logical clock: milliseconds since 1970 times 2,048 plus a tick. It
/// orders facts and never dates them. Until the year 2100 it stays below 2^53, so every JSON reader
/// keeps it.
///
/// @param ticks milliseconds x 2048 + tick, never negative
public record HybridTime(long ticks) implements Comparable<HybridTime> {
    /// Ticks per millisecond.
    public static final long TICKS_PER_MILLI = 2048;

    /// The first instant of 2100: a clock beyond it is a broken clock, and its fact is quarantined.
    public static final HybridTime END = ofMillis(4_102_444_800_000L);

    /// Before every fact.
    public static final HybridTime ZERO = new HybridTime(0);

    public HybridTime {
        if (ticks < 0) {
            throw new MalformedException("a clock is never negative");
        }
    }

    /// The first tick of a millisecond since 1970.
    public static HybridTime ofMillis(long millis) {
        return new HybridTime(millis * TICKS_PER_MILLI);
    }

    /// The millisecond this tick lies in.
    public long millis() {
        return ticks / TICKS_PER_MILLI;
    }

    /// The next tick.
    public HybridTime next() {
        return new HybridTime(ticks + 1);
    }

    /// The later of the two.
    public HybridTime max(HybridTime other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(HybridTime other) {
        return Long.compare(ticks, other.ticks);
    }
}
