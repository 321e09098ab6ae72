// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.DH;
import static org.outpost.desktop.world.CounterWorld.TOMORROW;
import static org.outpost.desktop.world.CounterWorld.heard;
import static org.outpost.desktop.world.CounterWorld.made;
import static org.outpost.desktop.world.CounterWorld.person;
import static org.outpost.desktop.world.CounterWorld.registered;
import static org.outpost.desktop.world.CounterWorld.sent;
import static org.outpost.desktop.world.CounterWorld.until;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.appointments.DoctorDay;
import org.outpost.desktop.patients.PersonRow;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.world.CounterWorld;
import org.outpost.desktop.world.HttpDistrict;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.Span;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// One counter's share of a session is used up, grows, and goes back when the person at the window
/// ends the shift; the next counter gives those places.
@ExtendWith(ApplicationExtension.class)
class EndShiftTest {
    private static final int CAPACITY = 24;

    @TempDir static Path folder;
    private static CounterWorld world;
    private OpenCounter open;
    private Counter one;
    private CounterDriver desk;

    @Start
    void start(Stage stage) throws IOException {
        open =
                new OpenCounter(
                        stage,
                        folder,
                        opened ->
                                opened.world.district.act(
                                        FeedId.of(DH),
                                        new PlanClinicSession(
                                                new UserId("dr.khan"),
                                                "OPD",
                                                TOMORROW,
                                                540,
                                                780,
                                                10,
                                                CAPACITY,
                                                4)));
        world = open.world;
        one = open.counter;
        desk = open.desk;
    }

    @AfterEach
    void theDistrictGoes() {
        open.close();
    }

    @Test
    void aShareIsDrainedGrowsAndIsReturnedForTheNextCounterToGive() {
        open.signIn("asha");
        heard(one, () -> free(one) > 0);
        AggregateId session = new AggregateId(day(one).sessionId());
        long first = held(session, one);
        PersonRow person = registered(one, "Rekha", "");
        for (long booked = 0; booked < first; booked++) {
            made(one.board().book(session.value(), 0, person.id()));
        }
        sent(one);
        heard(one, () -> held(session, one) > first);
        heard(one, () -> free(one) > 0);
        long share = held(session, one);
        long left = free(one);

        desk.press(KeyCode.CONTROL, KeyCode.DIGIT4);
        assertThat(desk.words()).contains("End of shift").contains("free places are held here");
        desk.press(KeyCode.F9);
        heard(one, () -> desk.words().contains("Shift ended: "));
        assertThat(desk.focus()).isEqualTo("secret");
        assertThat(one.current().isPresent()).isFalse();
        sent(one);
        heard(one, () -> held(session, one) == first);
        assertThat(share - left).isEqualTo(first);
        for (int again = 0; again < 3; again++) {
            one.line().nudge();
        }
        assertThat(held(session, one)).as("nobody sits here, nobody asks").isEqualTo(first);

        try (Counter two = world.counter("two", "asha")) {
            PersonRow other = registered(two, "Meena", "");
            long atDesks = CAPACITY - 4;
            for (long place = first + 1; place <= atDesks; place++) {
                heard(two, () -> free(two) > 0);
                made(two.board().book(session.value(), 0, other.id()));
            }
            sent(two);
            LeaseBook book = book(session);
            assertThat(book.atServer(List.of(new Span(1, atDesks)))).isEmpty();
            assertThat(size(book.heldBy(two.device().writer()))).isEqualTo(atDesks - first);
        }
    }

    @Test
    void whatHasReachedTheDistrictMeanwhileNeedsNoReason() {
        open.signIn("asha");
        sent(one);
        world.http.mood(HttpDistrict.Mood.LOGIN_PAGE);
        registered(one, "Rekha", "");
        desk.press(KeyCode.CONTROL, KeyCode.DIGIT4);
        until(() -> desk.words().contains("1 is kept here and goes out"));
        world.http.mood(HttpDistrict.Mood.WELL);
        sent(one);
        desk.press(KeyCode.F9);
        until(() -> desk.words().contains("Shift ended"));
        assertThat(desk.words()).doesNotContain("Why do you go?");
    }

    @Test
    void whoeverDoesNotBookKeepsNoPlacesFromOthers() {
        assertThat(one.signIn().signIn("asha", "secret of asha")).isInstanceOf(Outcome.Done.class);
        heard(one, () -> free(one) > 0);
        AggregateId session = new AggregateId(day(one).sessionId());
        assertThat(held(session, one)).isPositive();
        assertThat(one.signIn().signIn("omar", "secret of omar")).isInstanceOf(Outcome.Done.class);
        sent(one);
        heard(one, () -> held(session, one) == 0);
        assertThat(one.patients().register(person("Rekha", "")))
                .isInstanceOf(Outcome.Declined.class);
    }

    private static long held(AggregateId session, Counter counter) {
        return size(book(session).heldBy(counter.device().writer()));
    }

    private static LeaseBook book(AggregateId session) {
        return world.district.state(LeasePool.places(session), LeaseBook.class);
    }

    private static long size(List<Span> spans) {
        return spans.stream().mapToLong(Span::size).sum();
    }

    private static DoctorDay day(Counter counter) {
        return counter.board().day(TOMORROW).getFirst();
    }

    private static long free(Counter counter) {
        List<DoctorDay> days = counter.board().day(TOMORROW);
        return days.isEmpty() ? 0 : days.getFirst().free();
    }
}
