// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import org.outpost.model.kernel.Clock;

/// How many counters are served at once. Who comes when all hands are full, or while others were
/// asked to come again and are due before, is given a turn of its own: turns follow each other as
/// fast as counters were served lately, so the queue stands outside, costs nothing here, and nobody
/// is overtaken by who came later.
final class Admission {
    private static final long SOON = 1000;
    private static final long MOST = 30 * 60_000L;

    /// Turns follow each other a little slower than counters were served, so that whoever comes in
    /// turn finds a hand free.
    private static final double SLACK = 1.1;

    private final int atOnce;
    private final Clock clock;
    private int running;
    private double tookMillis = 400;
    private double nextTurn;

    Admission(int atOnce, Clock clock) {
        this.atOnce = atOnce;
        this.clock = clock;
    }

    /// Asks to be let in.
    ///
    /// @param turn what this counter was given before; 0 where it was given none
    /// @return its turn, milliseconds since 1970: let in where that is 0
    synchronized long enter(long turn) {
        long now = clock.millis();
        boolean due = turn > 0 && turn <= now + SOON;
        boolean free = running < atOnce;
        if (free && (due || nextTurn <= now)) {
            running++;
            return 0;
        }
        if (due) {
            return turn;
        }
        if (turn > now) {
            return Math.min(turn, now + MOST);
        }
        nextTurn =
                Math.min(Math.max(nextTurn, now + SOON) + SLACK * tookMillis / atOnce, now + MOST);
        return (long) nextTurn;
    }

    /// One that was let in has been served.
    synchronized void leave(long millis) {
        running--;
        tookMillis = tookMillis * 0.95 + Math.min(millis, 10_000) * 0.05;
    }

    /// In how many seconds to come again, for a turn.
    long secondsUntil(long turn) {
        return Math.max(1, (turn - clock.millis() + 999) / 1000);
    }
}
