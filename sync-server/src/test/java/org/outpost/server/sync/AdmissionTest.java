// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Forty thousand counters come back within five minutes; and a few more than there are hands for.
class AdmissionTest {
    private static final int COUNTERS = 40_000;
    private static final int AT_ONCE = 8;
    private static final int SERVED_IN = 250;
    private static final Runnable NOTHING = () -> {};

    private final AtomicLong now = new AtomicLong(1_795_420_800_000L);

    private Admission hands(int atOnce) {
        return new Admission(atOnce, now::get);
    }

    /// Asks until one is sent away.
    ///
    /// @return all of them, the last with a turn
    private static List<Guest> untilOneIsSentAway(Admission admission) {
        List<Guest> asked = new ArrayList<>(List.of(admission.ask(0)));
        while (asked.getLast().turn() == 0 && asked.size() < COUNTERS) {
            asked.add(admission.ask(0));
        }
        assertThat(asked.getLast().turn()).isPositive();
        return asked;
    }

    @Test
    void aStormIsServedInTurnAndNobodyStarves() {
        Counters counters = new Counters(AT_ONCE, () -> SERVED_IN);
        for (int i = 0; i < COUNTERS; i++) {
            counters.comesAfter(counters.random.nextInt(300_000), NOTHING);
        }
        counters.run();
        assertThat(counters.lasted()).as("all within half an hour").isLessThan(30 * 60_000L);
        assertThat(counters.lasted())
                .as("hands are not idle meanwhile")
                .isLessThan((long) (1.25 * COUNTERS * SERVED_IN / AT_ONCE) + 60_000);
        assertThat(counters.visits).allMatch(visit -> visit.sentAway < 10);
        assertThat(counters.overtaken()).as("nobody by who came much later").isLessThan(3000);
    }

    /// Many machines at their own times, together six tenths of what the hands can do.
    @Test
    void whoComesWhenHandsAreFullForAMomentWaitsForOne() {
        Random services = new Random(3);
        Counters counters =
                new Counters(AT_ONCE, () -> (int) (-300 * Math.log(1 - services.nextDouble())));
        int count = 10_000;
        for (int i = 0; i < count; i++) {
            counters.comesAfter(counters.random.nextInt(count * 300 / AT_ONCE * 10 / 6), NOTHING);
        }
        counters.run();
        assertThat(counters.visits).allMatch(visit -> visit.sentAway == 0);
        assertThat(counters.waitedAtMost(1)).isLessThan(1000);
    }

    /// Every few seconds the database has nothing ready for one and a half.
    @Test
    void whoComesWhileEverythingStandsStillIsServedSoonAfterwards() {
        Random services = new Random(3);
        Counters counters =
                new Counters(AT_ONCE, () -> (int) (-300 * Math.log(1 - services.nextDouble())));
        int seconds = 600;
        for (int i = 0; i < seconds * 16; i++) {
            counters.comesAfter(counters.random.nextInt(seconds * 1000), NOTHING);
        }
        for (int i = 10; i < seconds; i += 20) {
            counters.standStill(i * 1000, 1500);
        }
        counters.run();
        assertThat(counters.visits)
                .filteredOn(visit -> visit.sentAway > 0)
                .as("most wait inside")
                .hasSizeLessThan(seconds * 16 / 10);
        assertThat(counters.waitedAtMost(0.99)).isLessThan(2500);
        assertThat(counters.overtaken()).isLessThan(4000);
    }

    @Test
    void manyWhoComeAgainAtOnceKeepTheHandsBusy() {
        for (int machines : List.of(16, 32, 64, 300)) {
            Random services = new Random(3);
            Counters counters = new Counters(AT_ONCE, () -> 200 + services.nextInt(200));
            for (int i = 0; i < machines; i++) {
                comesAgain(counters, 20);
            }
            counters.run();
            assertThat(counters.busy()).as("%d machines", machines).isGreaterThan(0.85);
        }
    }

    private static void comesAgain(Counters counters, int times) {
        if (times > 0) {
            counters.comesAfter(counters.random.nextInt(20), () -> comesAgain(counters, times - 1));
        }
    }

    @Test
    void whoWasPromisedATurnComesBeforeWhoCameNew() {
        Admission admission = hands(1);
        List<Guest> asked = untilOneIsSentAway(admission);
        long turn = asked.getLast().turn();
        assertThat(admission.ask(0).turn()).as("its turn is behind").isGreaterThan(turn);
        admission.leave(10);
        now.set(turn);
        for (Guest guest : asked.subList(2, asked.size() - 1)) {
            assertThat(guest.hasHand()).isFalse();
            admission.leave(10);
        }
        Guest fresh = admission.ask(0);
        Guest promised = admission.ask(turn);
        assertThat(promised.turn()).isZero();
        admission.leave(10);
        assertThat(promised.hasHand()).isTrue();
        assertThat(fresh.hasHand()).isFalse();
        admission.leave(10);
        assertThat(fresh.hasHand()).isTrue();
    }

    @Test
    void whoWaitsInsideIsServedInOrder() {
        Admission admission = hands(1);
        List<Guest> asked = untilOneIsSentAway(admission);
        assertThat(asked).hasSizeGreaterThan(3);
        assertThat(admission.waiting()).isEqualTo(asked.size() - 2);
        for (int i = 0; i < asked.size() - 2; i++) {
            assertThat(asked.get(i).hasHand()).isTrue();
            assertThat(asked.get(i + 1).hasHand()).isFalse();
            admission.leave(10);
        }
        assertThat(admission.waiting()).isZero();
    }

    @Test
    void whereHandsStandStillNobodyElseWaitsInside() {
        Admission admission = hands(AT_ONCE);
        for (int i = 0; i < AT_ONCE; i++) {
            assertThat(admission.ask(0).hasHand()).isTrue();
        }
        now.addAndGet(500);
        assertThat(admission.ask(0).turn()).as("perhaps for as long again").isZero();
        now.addAndGet(600);
        assertThat(admission.ask(0).turn()).isPositive();
    }

    @Test
    void whoWaitedInsideInVainComesBackBeforeTheOthers() {
        Admission admission = hands(1);
        assertThat(admission.ask(0).hasHand()).isTrue();
        Guest patient = admission.ask(0);
        now.addAndGet(Admission.PATIENCE);
        admission.giveUp(patient);
        assertThat(patient.turn()).isPositive();
        assertThat(admission.secondsUntil(patient.turn())).isEqualTo(1);
        assertThat(admission.waiting()).isZero();
        assertThat(admission.ask(patient.turn()).turn())
                .as("not while all stands still")
                .isEqualTo(patient.turn());
        admission.leave(10);
        assertThat(admission.ask(patient.turn()).hasHand()).isTrue();
    }

    @Test
    void whoWasGivenAHandJustBeforeItGaveUpKeepsIt() {
        Admission admission = hands(1);
        assertThat(admission.ask(0).hasHand()).isTrue();
        Guest patient = admission.ask(0);
        admission.leave(10);
        admission.giveUp(patient);
        assertThat(patient.turn()).isZero();
        assertThat(admission.ask(0).hasHand()).as("the hand is taken").isFalse();
    }

    @Test
    void whoWaitsForItsLineLendsItsHandAndGetsOneBeforeWhoWaitsToBeLetIn() {
        Admission admission = hands(1);
        Guest first = admission.ask(0);
        admission.rest(first);
        Guest second = admission.ask(0);
        assertThat(second.hasHand()).as("the hand is lent").isTrue();
        Guest third = admission.ask(0);
        admission.wantToGoOn(first);
        assertThat(first.hasHand()).as("both wait for one hand").isFalse();
        admission.leave(1);
        assertThat(first.hasHand()).isTrue();
        assertThat(third.hasHand()).isFalse();
        admission.leave(1);
        assertThat(third.hasHand()).isTrue();
    }

    @Test
    void thoseWhoseBodiesAreJustComingAreExpectedToGoOnFirst() {
        Admission idle = hands(1);
        int withoutThem = untilOneIsSentAway(idle).size();
        Admission admission = hands(1);
        for (int i = 0; i < 2; i++) {
            admission.rest(admission.ask(0));
        }
        int withThem = untilOneIsSentAway(admission).size();
        assertThat(withThem).isEqualTo(withoutThem - 2);
    }

    @Test
    void linesThatBringNothingForLongKeepNobodyOut() {
        Admission idle = hands(1);
        int without = untilOneIsSentAway(idle).size();
        Admission admission = hands(1);
        for (int i = 0; i < 50; i++) {
            admission.rest(admission.ask(0));
        }
        now.addAndGet(1000);
        assertThat(untilOneIsSentAway(admission)).hasSize(without);
    }

    @Test
    void aThreadThatWaitsIsGivenItsHand() throws Exception {
        TwoWait two = new TwoWait();
        two.admission.leave(1);
        two.goesOn.join();
        assertThat(two.waits.isAlive()).isTrue();
        two.admission.leave(1);
        two.waits.join();
        assertThat(two.entered).allMatch(guest -> guest.turn() == 0);
    }

    /// What the server does to its threads when it closes.
    @Test
    void threadsThatAreInterruptedWaitNoLonger() throws Exception {
        TwoWait two = new TwoWait();
        two.waits.interrupt();
        two.waits.join();
        assertThat(two.entered).as("sent away").allMatch(guest -> guest.turn() > 0);
        two.goesOn.interrupt();
        two.goesOn.join();
        assertThat(two.admission.waiting()).isZero();
    }

    /// One hand, which is taken: one thread waits to be let in, and one whose line was slow to go
    /// on.
    private final class TwoWait {
        private final Admission admission = hands(1);
        private final List<Guest> entered = new ArrayList<>();
        private final Thread waits;
        private final Thread goesOn;

        TwoWait() {
            Guest first = admission.enter(0);
            admission.rest(first);
            admission.ask(0);
            waits = Thread.ofPlatform().start(() -> entered.add(admission.enter(0)));
            until(waits, admission, 1);
            goesOn = Thread.ofPlatform().start(() -> admission.goOn(first));
            until(goesOn, admission, 2);
        }
    }

    private static void until(Thread thread, Admission admission, int waiting) {
        while (thread.getState() != Thread.State.TIMED_WAITING || admission.waiting() != waiting) {
            assertThat(thread.isAlive()).isTrue();
            Thread.onSpinWait();
        }
    }

    @Test
    void noMoreAreLetInThanThreadsCanHold() {
        Admission admission = hands(2);
        int inside = 0;
        Guest guest = admission.ask(0);
        while (inside < 1000 && guest.hasHand()) {
            admission.rest(guest);
            inside++;
            guest = admission.ask(0);
        }
        assertThat(inside).isEqualTo(Admission.MOST_INSIDE);
        assertThat(guest.turn()).as("nor does one more wait inside").isPositive();
        Guest served = admission.ask(guest.turn());
        assertThat(served.turn()).as("nor one with a turn").isPositive();
    }

    @Test
    void whoHasLeftOrGivenUpMakesRoom() {
        Admission admission = hands(1);
        for (int i = 0; i < 2 * Admission.MOST_INSIDE; i++) {
            assertThat(admission.ask(0).hasHand()).isTrue();
            Guest patient = admission.ask(0);
            assertThat(patient.turn()).as("waits").isZero();
            admission.giveUp(patient);
            admission.leave(400);
        }
    }

    @Test
    void turnsThatNobodyTakesUpKeepNobodyOut() {
        Admission admission = hands(1);
        int inside = untilOneIsSentAway(admission).size() - 1;
        for (int i = 0; i < COUNTERS; i++) {
            assertThat(admission.ask(0).turn()).isPositive();
        }
        for (int i = 0; i < inside; i++) {
            admission.leave(10);
        }
        assertThat(admission.ask(0).turn()).as("the others are to come first").isPositive();
        now.addAndGet(3000);
        assertThat(admission.ask(0).hasHand()).as("but do not").isTrue();
    }
}
