// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Forty thousand counters come back within five minutes.
class AdmissionTest {
    private static final int COUNTERS = 40_000;
    private static final int AT_ONCE = 8;
    private static final int SERVED_IN = 250;

    private record Event(long at, int counter, boolean leaves, long turn) {}

    @Test
    void aStormIsServedInTurnAndNobodyStarves() {
        Random random = new Random(7);
        AtomicLong now = new AtomicLong(1_795_420_800_000L);
        long start = now.get();
        Admission admission = new Admission(AT_ONCE, now::get);
        PriorityQueue<Event> events =
                new PriorityQueue<>((one, other) -> Long.compare(one.at(), other.at()));
        long[] came = new long[COUNTERS];
        long[] served = new long[COUNTERS];
        int[] sentAway = new int[COUNTERS];
        for (int i = 0; i < COUNTERS; i++) {
            came[i] = start + random.nextInt(300_000);
            events.add(new Event(came[i], i, false, 0));
        }
        int running = 0;
        int most = 0;
        while (!events.isEmpty()) {
            Event event = events.remove();
            now.set(event.at());
            if (event.leaves()) {
                running--;
                admission.leave(SERVED_IN);
                continue;
            }
            long turn = admission.enter(event.turn());
            if (turn == 0) {
                most = Math.max(most, ++running);
                served[event.counter()] = event.at();
                events.add(new Event(event.at() + SERVED_IN, event.counter(), true, 0));
            } else {
                sentAway[event.counter()]++;
                long wait = admission.secondsUntil(turn) * 1000;
                events.add(
                        new Event(
                                event.at() + wait + random.nextInt(1000),
                                event.counter(),
                                false,
                                turn));
            }
        }
        long last = java.util.Arrays.stream(served).max().orElse(0);
        assertThat(served).doesNotContain(0L);
        assertThat(most).isLessThanOrEqualTo(AT_ONCE);
        assertThat(last - start).as("all within half an hour").isLessThan(30 * 60_000L);
        assertThat(last - start)
                .as("hands are not idle meanwhile")
                .isLessThan((long) (1.25 * COUNTERS * SERVED_IN / AT_ONCE) + 60_000);
        assertThat(java.util.Arrays.stream(sentAway).max().orElse(0)).isLessThan(40);
    }

    @Test
    void whoComesWhileHandsAreFreeIsLetIn() {
        AtomicLong now = new AtomicLong(1000);
        Admission admission = new Admission(1, now::get);
        assertThat(admission.enter(0)).isZero();
        long turn = admission.enter(0);
        assertThat(turn).isGreaterThan(now.get());
        admission.leave(10);
        assertThat(admission.enter(0)).as("another was promised to come first").isPositive();
        now.set(turn);
        assertThat(admission.enter(turn)).isZero();
    }

    @Test
    void whoWaitsForItsLineLendsItsHandAndGetsOneBeforeWhoComesLater() throws Exception {
        Admission admission = new Admission(1, () -> 1000);
        assertThat(admission.enter(0)).isZero();
        admission.rest();
        assertThat(admission.enter(0)).as("the hand is lent").isZero();
        Thread first = Thread.ofPlatform().start(admission::goOn);
        while (first.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(admission.enter(0)).as("both wait for one hand").isPositive();
        admission.leave(1);
        first.join();
        assertThat(admission.enter(0)).as("the first has it again").isPositive();
    }

    @Test
    void noMoreAreLetInThanThreadsCanHold() {
        Admission admission = new Admission(2, () -> 1000);
        int inside = 0;
        while (inside < 1000 && admission.enter(0) == 0) {
            admission.rest();
            inside++;
        }
        assertThat(inside).isEqualTo(Admission.MOST_INSIDE);
    }

    @Test
    void turnsThatNobodyTakesUpKeepNobodyOut() {
        AtomicLong now = new AtomicLong(1_000_000);
        Admission admission = new Admission(1, now::get);
        assertThat(admission.enter(0)).isZero();
        for (int i = 0; i < COUNTERS; i++) {
            assertThat(admission.enter(0)).isPositive();
        }
        admission.leave(10);
        assertThat(admission.enter(0)).as("the others are to come first").isPositive();
        now.addAndGet(3000);
        assertThat(admission.enter(0)).as("but do not").isZero();
    }
}
