// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

import java.util.Map;
import java.util.TreeMap;

/// How often each named fault point was reached, and how often it struck.
public final class Tally {
    private final Map<String, long[]> points = new TreeMap<>();

    void reached(String point, boolean struck) {
        long[] counts = points.computeIfAbsent(point, key -> new long[2]);
        counts[0]++;
        counts[1] += struck ? 1 : 0;
    }

    /// How often processes were killed.
    public long kills() {
        return points.entrySet().stream()
                .filter(point ->
                        point.getKey().startsWith("desk: ")
                                || point.getKey().startsWith("server: "))
                .mapToLong(point -> point.getValue()[1])
                .sum();
    }

    /// By point: reached, struck.
    public Map<String, long[]> points() {
        return points;
    }
}
