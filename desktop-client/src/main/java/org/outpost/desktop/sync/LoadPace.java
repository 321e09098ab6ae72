// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// How fast a first load comes in, from what was here at each look of the last minutes: the line of
/// now, not the line of an hour ago, tells how long the rest takes.
final class LoadPace {
    private static final long WINDOW = 120_000;

    /// Nothing is told from less: a block that is written whole would look like a fast line.
    private static final long LEAST = 5_000;

    private static final long STEP = 1_000;

    private final Deque<Look> looks = new ArrayDeque<>();
    private long whole;

    /// Takes a look.
    ///
    /// @param now milliseconds since 1970
    /// @param here how much of it is here, of `all`
    /// @return how long the rest takes; empty where it is complete or not known yet
    synchronized Optional<Duration> left(long now, long here, long all) {
        Look last = looks.peekLast();
        if (all != whole) {
            looks.clear();
            whole = all;
            last = null;
        }
        if (here >= all) {
            return Optional.empty();
        }
        if (last == null || now - last.at >= STEP) {
            looks.add(new Look(now, here));
        }
        while (looks.size() > 1 && now - looks.getFirst().at > WINDOW) {
            looks.removeFirst();
        }
        Look first = looks.getFirst();
        long came = here - first.here;
        long took = now - first.at;
        if (took < LEAST || came <= 0) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis((long) ((double) (all - here) * took / came)));
    }

    private record Look(long at, long here) {}
}
