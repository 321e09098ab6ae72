// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import org.outpost.model.kernel.Clock;

/// How many counters are served at once. Who comes when all hands are full, or while others were
/// asked to come again and are due before, is given a turn of its own: turns follow each other as
/// fast as counters were served lately, so the queue stands outside, costs nothing here, and nobody
/// is overtaken by who came later. A hand that waits for a line serves another meanwhile: a counter
/// far out sends for half a minute what is taken in at once, and must not keep the rest away.
final class Admission {
    private static final long SOON = 1000;
    private static final long MOST = 30 * 60_000L;

    /// Hands that were not all full for so long wait for turns that nobody takes up: lines break,
    /// and not everybody who asks is a counter.
    private static final long QUIET = 2000;

    /// Turns follow each other a little slower than counters were served, so that whoever comes in
    /// turn finds a hand free.
    private static final double SLACK = 1.1;

    /// How many are in at most, nearly all of them still on the line. Each holds a thread, of which
    /// the server's configuration keeps some more, and what came of its body.
    static final int MOST_INSIDE = 256;

    private final int atOnce;
    private final Clock clock;
    private int running;
    private int inside;
    private int ready;
    private double tookMillis = 400;
    private double nextTurn;
    private long fullAt;

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
        boolean free = running + ready < atOnce && inside < MOST_INSIDE;
        if (!free) {
            fullAt = now;
        } else if (now - fullAt > QUIET) {
            nextTurn = Math.min(nextTurn, now);
        }
        if (free && (due || nextTurn <= now)) {
            running++;
            inside++;
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
    ///
    /// @param millis how long it had a hand
    synchronized void leave(long millis) {
        running--;
        inside--;
        tookMillis = tookMillis * 0.95 + Math.min(millis, 10_000) * 0.05;
        notifyAll();
    }

    /// One that was let in waits for its line and needs no hand until it goes on.
    synchronized void rest() {
        running--;
        notifyAll();
    }

    /// Its line brought what it waited for. Waits until a hand is free; those who are in come
    /// before those who ask to be let in.
    synchronized void goOn() {
        boolean interrupted = false;
        ready++;
        while (running >= atOnce && !interrupted) {
            try {
                wait();
            } catch (InterruptedException closing) {
                interrupted = true;
            }
        }
        ready--;
        running++;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// In how many seconds to come again, for a turn.
    long secondsUntil(long turn) {
        return Math.max(1, (turn - clock.millis() + 999) / 1000);
    }
}
