// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.IntSupplier;

/// Counters that come to be served, in a time of their own: a world of events, without threads.
/// Each shows the turn it was given when it comes again, up to a second later than it was asked to.
final class Counters {
    private static final long BEGUN = 1_795_420_800_000L;

    private record Event(long at, long number, Runnable what) {}

    /// One request, until it is served.
    static final class Visit {
        final long came;
        final Runnable then;
        long served;
        int sentAway;

        Visit(long came, Runnable then) {
            this.came = came;
            this.then = then;
        }

        long waited() {
            return served - came;
        }
    }

    private record Waiting(Visit visit, Guest guest) {}

    final Admission admission;
    final Random random = new Random(7);
    final List<Visit> visits = new ArrayList<>();
    private final int atOnce;
    private final IntSupplier servedIn;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(
                    Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private final List<Waiting> inside = new ArrayList<>();
    private long now = BEGUN;
    private long eventsSoFar;
    private int running;
    private long stillUntil;
    private long handMillis;

    /// @param servedIn how long the next one has a hand, milliseconds
    Counters(int atOnce, IntSupplier servedIn) {
        this.atOnce = atOnce;
        this.servedIn = servedIn;
        admission = new Admission(atOnce, () -> now);
    }

    /// One comes after so many milliseconds.
    Visit comesAfter(long millis, Runnable then) {
        Visit visit = new Visit(now + millis, then);
        visits.add(visit);
        after(millis, () -> asks(visit, 0));
        return visit;
    }

    /// Nobody who is served in the meantime is ready before this is over.
    void standStill(long afterMillis, long millis) {
        after(afterMillis, () -> stillUntil = now + millis);
    }

    /// Until nobody comes any more.
    void run() {
        while (!events.isEmpty()) {
            Event event = events.remove();
            now = event.at();
            event.what().run();
            serveWhoHasAHand();
        }
        assertThat(inside).isEmpty();
        assertThat(visits).allMatch(visit -> visit.served > 0, "is served");
    }

    /// How long all of it took.
    long lasted() {
        return visits.stream().mapToLong(visit -> visit.served).max().orElse(BEGUN) - BEGUN;
    }

    /// The part of their time in which hands had something to do.
    double busy() {
        return (double) handMillis / atOnce / lasted();
    }

    /// By how much at most somebody was served before one that had come so much earlier.
    long overtaken() {
        List<Visit> asServed = new ArrayList<>(visits);
        asServed.sort(Comparator.comparingLong(visit -> visit.served));
        long latest = 0;
        long most = 0;
        for (Visit visit : asServed) {
            latest = Math.max(latest, visit.came);
            most = Math.max(most, latest - visit.came);
        }
        return most;
    }

    long waitedAtMost(double share) {
        long[] waits = visits.stream().mapToLong(Visit::waited).sorted().toArray();
        return waits[(int) Math.ceil(share * waits.length) - 1];
    }

    private void after(long millis, Runnable what) {
        events.add(new Event(now + millis, ++eventsSoFar, what));
    }

    private void asks(Visit visit, long turn) {
        Guest guest = admission.ask(turn);
        if (guest.turn() > 0) {
            comesAgain(visit, guest.turn());
            return;
        }
        inside.add(new Waiting(visit, guest));
        if (!guest.hasHand()) {
            after(Admission.PATIENCE, () -> losesPatience(visit, guest));
        }
    }

    private void losesPatience(Visit visit, Guest guest) {
        admission.giveUp(guest);
        if (guest.turn() > 0) {
            inside.removeIf(it -> it.guest() == guest);
            comesAgain(visit, guest.turn());
        }
    }

    private void comesAgain(Visit visit, long turn) {
        visit.sentAway++;
        long wait = admission.secondsUntil(turn) * 1000 + random.nextInt(1000);
        after(wait, () -> asks(visit, turn));
    }

    private void serveWhoHasAHand() {
        List<Waiting> ready = inside.stream().filter(it -> it.guest().hasHand()).toList();
        inside.removeAll(ready);
        for (Waiting one : ready) {
            assertThat(++running).isLessThanOrEqualTo(atOnce);
            long millis = Math.max(servedIn.getAsInt(), stillUntil - now);
            handMillis += millis;
            one.visit().served = now;
            after(millis, () -> leaves(one.visit(), millis));
        }
    }

    private void leaves(Visit visit, long millis) {
        running--;
        admission.leave(millis);
        visit.then.run();
    }
}
