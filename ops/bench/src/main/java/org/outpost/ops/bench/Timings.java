// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench;

import java.util.Arrays;

/// Times of one thing done many times.
final class Timings {
    private final double[] millis;
    private int count;

    Timings(int most) {
        millis = new double[most];
    }

    /// Does it once and keeps how long it took.
    void time(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        millis[count++] = (System.nanoTime() - start) / 1e6;
    }

    /// The time in milliseconds that this share of all took at most.
    double percentile(double share) {
        double[] sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, Math.round(Math.ceil(share * count)) - 1)];
    }

    /// What is timed.
    interface Work {
        void run() throws Exception;
    }
}
