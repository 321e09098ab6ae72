// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.scenarios.Desk;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.scenarios.Seeds;
import org.outpost.model.scenarios.Seeds.Choices;
import org.outpost.model.scenarios.Town;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.ReturnLease;
import org.outpost.model.sync.Span;

/// Two counters with the line down book, cancel and give back whatever comes to mind, held places
/// or not; then the server hears of it in some order that keeps each counter's own.
class PlacesGivenOnceTest {
    private static final int CAPACITY = 6;

    @Test
    void noPlaceIsGivenTwiceWhateverTheInterleaving() {
        Seeds.forAll(
                300,
                choices -> {
                    Run run = new Run(choices);
                    int steps = choices.between(1, 14);
                    for (int step = 1; step <= steps; step++) {
                        run.writeOne(step);
                    }
                    run.handOver();
                    run.check();
                });
    }

    private static final class Run {
        private final Choices choices;
        private final Town town = new Town();
        private final AggregateId session;
        private final AggregateId pool;
        private final List<List<Fact>> queues = List.of(new ArrayList<>(), new ArrayList<>());

        Run(Choices choices) {
            this.choices = choices;
            Fact plan =
                    town.kept(
                            town.counter,
                            new PlanClinicSession(
                                    new UserId("dr.khan"),
                                    "OPD",
                                    Samples.DAY,
                                    540,
                                    780,
                                    10,
                                    CAPACITY,
                                    1));
            town.take(plan);
            session = ClinicSession.id(plan.id());
            pool = LeasePool.places(session);
            town.pass(pool, town.counter, 1, 2);
            town.pass(pool, town.window, 3, 3);
        }

        void writeOne(int step) {
            int who = choices.between(0, 1);
            Desk desk = who == 0 ? town.counter : town.window;
            List<Fact> queue = queues.get(who);
            queue.add(desk.write(anything(queue), Samples.MORNING + step * 1000L));
        }

        private FactBody anything(List<Fact> written) {
            List<Fact> booked =
                    written.stream().filter(fact -> fact.type().equals("BookSlot")).toList();
            if (choices.percent(25) && !booked.isEmpty()) {
                AggregateId gone = Booking.id(choices.of(booked).id());
                return new CancelBooking(gone, session, "patient");
            }
            if (choices.percent(10)) {
                return new ReturnLease(pool, List.of(new Span(1, 1)));
            }
            Long place = choices.percent(40) ? null : (long) choices.between(1, CAPACITY);
            return new BookSlot(session, Samples.PATIENT, place, Channel.DESK);
        }

        void handOver() {
            int[] next = new int[2];
            while (next[0] < queues.get(0).size() || next[1] < queues.get(1).size()) {
                int who = choices.between(0, 1);
                who = next[who] < queues.get(who).size() ? who : 1 - who;
                town.centre.at(town.centre.now() + choices.between(0, 2000));
                town.take(queues.get(who).get(next[who]++));
            }
        }

        void check() {
            Set<Long> given = new HashSet<>();
            for (List<Fact> queue : queues) {
                for (Fact fact : queue) {
                    Booking one = town.centre.state(Booking.id(fact.id()), Booking.class);
                    assertThat(one.state()).isNotEqualTo(BookingState.PROVISIONAL);
                    if (one.state() == BookingState.CONFIRMED) {
                        assertThat(one.place()).isBetween(1L, (long) CAPACITY);
                        assertThat(given.add(one.place())).as("place " + one.place()).isTrue();
                    }
                }
            }
            ClinicSession end = town.centre.state(session, ClinicSession.class);
            assertThat(end.claims().keySet()).isEqualTo(given);
            assertThat(end.waiting()).isEmpty();
            assertThat(end).isEqualTo(town.centre.again(session));
        }
    }
}
