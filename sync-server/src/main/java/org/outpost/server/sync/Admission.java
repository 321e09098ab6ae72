// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.util.LinkedHashSet;
import java.util.PriorityQueue;
import org.outpost.model.kernel.Clock;

/// How many counters are served at once. Who comes when all hands are full waits inside where one
/// is to be expected within a second: being sent away costs more. Who would wait longer, or comes
/// while others were asked to come again and are due before, is given a turn of its own: turns
/// follow each other as fast as counters were served lately, so the queue of a storm stands
/// outside, costs nothing here, and nobody is overtaken by who came much later. A hand that waits
/// for a line serves another meanwhile: a counter far out sends for half a minute what is taken in
/// at once, and must not keep the rest away.
final class Admission {
    /// Being sent away costs as much at least, so nobody is for less. Who comes so much before its
    /// turn is due.
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

    /// How long anybody waits to be let in, whatever was to be expected: where something stands
    /// still, its thread is given back.
    static final long PATIENCE = 5000;

    /// A good line brings a body within this. Whoever has waited for one no longer wants a hand
    /// next; who has waited longer may do so for half a minute yet.
    private static final long GOOD_LINE = 200;

    private final int atOnce;
    private final Clock clock;
    private final PriorityQueue<Guest> waiting = new PriorityQueue<>(Guest.ORDER);
    private final LinkedHashSet<Guest> onLine = new LinkedHashSet<>();
    private int running;
    private int inside;
    private long asked;
    private double tookMillis = 400;
    private double nextTurn;
    private long fullAt;
    private long movedAt;

    Admission(int atOnce, Clock clock) {
        this.atOnce = atOnce;
        this.clock = clock;
    }

    /// Asks to be let in, and waits for a hand where one is to be expected soon.
    ///
    /// @param turn what this counter was given before; 0 where it was given none
    /// @return with a turn, where it is sent away
    Guest enter(long turn) {
        Guest guest = ask(turn);
        if (guest.turn() == 0 && !guest.comesToHand(PATIENCE)) {
            giveUp(guest);
        }
        return guest;
    }

    /// The same, but leaves the waiting to whoever asks.
    synchronized Guest ask(long turn) {
        long now = clock.millis();
        boolean due = turn > 0 && turn <= now + SOON;
        Guest guest = new Guest(due ? Guest.Rank.DUE : Guest.Rank.NEW, due ? turn : now, ++asked);
        boolean free = running < atOnce && inside < MOST_INSIDE;
        if (!free) {
            fullAt = now;
        } else if (now - fullAt > QUIET) {
            nextTurn = Math.min(nextTurn, now);
        }
        boolean next = due || nextTurn <= now + SOON;
        if (next && (free || inside < MOST_INSIDE && waitToExpect(guest, now) <= SOON)) {
            inside++;
            waiting.add(guest);
            handOn(now);
        } else if (due) {
            guest.sendAway(turn);
        } else {
            guest.sendAway(turn > now ? Math.min(turn, now + MOST) : oneMoreTurn(now));
        }
        return guest;
    }

    private long oneMoreTurn(long now) {
        double turn = Math.max(nextTurn, now + SOON) + SLACK * tookMillis / atOnce;
        nextTurn = Math.min(turn, now + MOST);
        return (long) nextTurn;
    }

    /// All hands are full: how long until one is free for this guest. Hands that have stood still
    /// for a while are expected to go on doing so for as long again.
    private double waitToExpect(Guest guest, long now) {
        long before = waiting.stream().filter(it -> Guest.ORDER.compare(it, guest) < 0).count();
        long goOn =
                onLine.reversed().stream().takeWhile(it -> now - it.since() < GOOD_LINE).count();
        double pace = tookMillis / atOnce;
        return Math.max(pace, now - movedAt) + pace * (before + goOn);
    }

    /// It has waited inside too long and is sent away, unless it was given a hand just now. When it
    /// comes again it stands before all who came after it.
    synchronized void giveUp(Guest guest) {
        if (waiting.remove(guest)) {
            inside--;
            guest.sendAway(guest.since());
        }
    }

    /// One that was let in has been served.
    ///
    /// @param millis how long it had a hand
    synchronized void leave(long millis) {
        inside--;
        tookMillis = tookMillis * 0.95 + Math.min(millis, 10_000) * 0.05;
        freed();
    }

    /// One that was let in waits for its line and needs no hand until it goes on.
    synchronized void rest(Guest guest) {
        guest.rest(clock.millis());
        onLine.add(guest);
        freed();
    }

    /// Its line brought what it waited for. Waits until a hand is free; those who are in come
    /// before those who ask to be let in. Who can't wait because the server closes goes on without.
    void goOn(Guest guest) {
        wantToGoOn(guest);
        if (!guest.comesToHand(Long.MAX_VALUE)) {
            goOnWithout(guest);
        }
    }

    /// The same, but leaves the waiting to whoever asks.
    synchronized void wantToGoOn(Guest guest) {
        long now = clock.millis();
        onLine.remove(guest);
        guest.goOn(now, ++asked);
        waiting.add(guest);
        handOn(now);
    }

    private synchronized void goOnWithout(Guest guest) {
        if (waiting.remove(guest)) {
            running++;
        }
    }

    private void freed() {
        running--;
        movedAt = clock.millis();
        handOn(movedAt);
    }

    private void handOn(long now) {
        while (running < atOnce && !waiting.isEmpty()) {
            waiting.remove().take();
            running++;
            movedAt = now;
        }
    }

    /// Whether any counter is served.
    synchronized boolean isServing() {
        return running > 0;
    }

    /// How many wait inside for a hand.
    synchronized int waiting() {
        return waiting.size();
    }

    /// In how many seconds to come again, for a turn; rather a little early, and wait inside.
    long secondsUntil(long turn) {
        return Math.max(1, (turn - clock.millis()) / 1000);
    }
}
