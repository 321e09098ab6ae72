// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.DH;
import static org.outpost.desktop.world.CounterWorld.TOMORROW;
import static org.outpost.desktop.world.CounterWorld.heard;
import static org.outpost.desktop.world.CounterWorld.sent;
import static org.outpost.desktop.world.CounterWorld.until;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.world.CounterWorld;
import org.outpost.desktop.world.HttpDistrict;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.PassLease;
import org.outpost.model.sync.Span;

/// A share of a doctor's places that reaches a counter only when nobody there books any more: it
/// goes back, so that another desk can give those places.
class LateShareTest {
    @TempDir Path folder;
    private CounterWorld world;
    private AggregateId pool;

    @BeforeEach
    void aDoctorSitsTomorrow() throws IOException {
        world = new CounterWorld(folder);
        world.district.act(
                FeedId.of(DH),
                new PlanClinicSession(new UserId("dr.khan"), "OPD", TOMORROW, 540, 780, 10, 24, 4));
    }

    @AfterEach
    void theDistrictGoes() {
        world.close();
    }

    @Test
    void whatComesAfterTheShiftIsGivenBack() {
        try (Counter one = atWork()) {
            one.shift().end();
            sent(one);
            until(() -> held(one) == 0);
            passLate(one);
            heard(one, () -> held(one) == 0);
            assertThat(one.current().isPresent()).isFalse();
        }
    }

    @Test
    void whatComesBeforeAnybodySignedInAgainIsGivenBack() {
        try (Counter one = atWork()) {
            one.shift().end();
            sent(one);
            until(() -> held(one) == 0);
        }
        try (Counter one = world.counter("one")) {
            passLate(one);
            heard(one, () -> held(one) == 0);
        }
    }

    @Test
    void whatComesForWhomDoesNotBookIsGivenBack() {
        try (Counter one = atWork()) {
            assertThat(one.signIn().signIn("omar", "secret of omar"))
                    .isInstanceOf(Outcome.Done.class);
            sent(one);
            until(() -> held(one) == 0);
            passLate(one);
            heard(one, () -> held(one) == 0);
        }
    }

    @Test
    void whatAShiftHeldThatWasCutOffIsThereWhenItsPersonComesBackWithoutALine() {
        long before;
        try (Counter one = atWork()) {
            before = free(one);
        }
        world.http.mood(HttpDistrict.Mood.LOGIN_PAGE);
        try (Counter one = world.counter("one")) {
            one.places().returnUnneeded();
            assertThat(free(one)).isEqualTo(before);
        }
        world.http.mood(HttpDistrict.Mood.WELL);
    }

    @Test
    void whatComesForWhomBooksStays() {
        try (Counter one = atWork()) {
            long before = held(one);
            passLate(one);
            heard(one, () -> free(one) > before);
            assertThat(held(one)).isEqualTo(free(one));
        }
    }

    /// A counter whose person books and which has its share.
    private Counter atWork() {
        Counter one = world.counter("one", "asha");
        heard(one, () -> free(one) > 0);
        pool = LeasePool.places(new AggregateId(one.board().day(TOMORROW).getFirst().sessionId()));
        return one;
    }

    /// The answer to a wish that was under way.
    private void passLate(Counter one) {
        WriterId writer = one.device().writer();
        List<Long> left = book().atServer(List.of(new Span(1, 20)));
        long last = left.getLast();
        world.district.act(
                FeedId.of(DH), new PassLease(pool, writer, List.of(new Span(last, last))));
        assertThat(held(one)).isPositive();
    }

    private long held(Counter counter) {
        return book().heldBy(counter.device().writer()).stream().mapToLong(Span::size).sum();
    }

    private LeaseBook book() {
        return world.district.state(pool, LeaseBook.class);
    }

    private static long free(Counter counter) {
        var days = counter.board().day(TOMORROW);
        return days.isEmpty() ? 0 : days.getFirst().free();
    }
}
