// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.DH;
import static org.outpost.desktop.world.CounterWorld.GOOD;
import static org.outpost.desktop.world.CounterWorld.TODAY;
import static org.outpost.desktop.world.CounterWorld.TOMORROW;
import static org.outpost.desktop.world.CounterWorld.heard;
import static org.outpost.desktop.world.CounterWorld.line;
import static org.outpost.desktop.world.CounterWorld.made;
import static org.outpost.desktop.world.CounterWorld.person;
import static org.outpost.desktop.world.CounterWorld.registered;
import static org.outpost.desktop.world.CounterWorld.sent;
import static org.outpost.desktop.world.CounterWorld.undone;
import static org.outpost.desktop.world.CounterWorld.until;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.appointments.DoctorDay;
import org.outpost.desktop.appointments.PlaceOnBoard;
import org.outpost.desktop.inventory.CardLine;
import org.outpost.desktop.inventory.TransitRow;
import org.outpost.desktop.patients.PersonEntry;
import org.outpost.desktop.patients.PersonRow;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Receipt;
import org.outpost.desktop.world.CounterWorld;
import org.outpost.desktop.world.HttpDistrict;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.inventory.StockPosition;
import org.outpost.model.inventory.TransferState;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.patients.Patient;

/// Every main job of a counter, undone while its toast shows: by facts that reach the district and
/// the next counter.
class UndoTest {
    @TempDir Path folder;
    private CounterWorld world;

    @BeforeEach
    void aDistrict() throws IOException {
        world = new CounterWorld(folder);
    }

    @AfterEach
    void theDistrictGoes() {
        world.close();
    }

    @Test
    void aRegistrationIsTakenBackHereAtTheDistrictAndAtTheNextCounter() {
        try (Counter one = world.counter("one", "asha");
                Counter two = world.counter("two", "asha")) {
            heard(one, () -> !registered(one, "Kamla Devi", "").number().isEmpty());
            long before = one.patients().registeredToday();
            Outcome<PersonRow> outcome = one.patients().register(person("Sunita Rani", ""));
            PersonRow row = made(outcome);
            sent(one);
            heard(two, () -> two.patients().person(row.id()).isPresent());

            assertThat(((Outcome.Done<?>) undone(outcome)).words().key())
                    .isEqualTo("undone.registered");
            assertThat(one.patients().find("sunita", 5).all()).isZero();
            assertThat(one.patients().lastPeople(5)).noneMatch(p -> p.id().equals(row.id()));
            assertThat(one.patients().registeredToday()).isEqualTo(before);
            sent(one);
            heard(two, () -> two.patients().person(row.id()).isEmpty());
            assertThat(world.district.state(new AggregateId(row.id()), Patient.class).known())
                    .isFalse();
            assertThat(registered(one, "Meena", "").number())
                    .as("a number never comes back")
                    .isNotEqualTo(row.number());
            assertThat(one.rebuild().run()).isEmpty();
            assertThat(two.rebuild().run()).isEmpty();
        }
    }

    @Test
    void aPersonWithABookingIsNotTakenAway() {
        plan();
        try (Counter one = world.counter("one", "asha")) {
            heard(one, () -> free(one) > 0);
            Outcome<PersonRow> outcome = one.patients().register(person("Sunita Rani", ""));
            PersonRow row = made(outcome);
            made(one.board().book(day(one).sessionId(), 0, row.id()));
            assertThat(undone(outcome)).isInstanceOf(Outcome.Declined.class);
            assertThat(one.patients().person(row.id())).isPresent();
        }
    }

    @Test
    void aChangeIsTakenBackAndWhatAnotherCounterChangedStays() {
        try (Counter one = world.counter("one", "asha");
                Counter two = world.counter("two", "asha")) {
            PersonRow row = registered(one, "Rekha", "");
            sent(one);
            heard(two, () -> two.patients().person(row.id()).isPresent());
            PersonEntry wrong =
                    new PersonEntry("Rekha Devi", "", row.birth(), row.sex(), "", "Shahabad", "");
            Outcome<PersonRow> outcome = one.patients().change(row.id(), wrong);
            made(outcome);
            sent(one);
            heard(
                    two,
                    () ->
                            two.patients()
                                    .person(row.id())
                                    .orElseThrow()
                                    .name()
                                    .equals("Rekha Devi"));
            PersonEntry phone =
                    new PersonEntry(
                            "Rekha Devi", "", row.birth(), row.sex(), "9000000001", "Shahabad", "");
            made(two.patients().change(row.id(), phone));
            sent(two);
            heard(one, () -> one.patients().person(row.id()).orElseThrow().phone().length() == 10);

            assertThat(undone(outcome)).isInstanceOf(Outcome.Done.class);
            PersonRow now = one.patients().person(row.id()).orElseThrow();
            assertThat(now.name()).isEqualTo("Rekha");
            assertThat(now.village()).isEqualTo("Milak");
            assertThat(now.phone()).isEqualTo("9000000001");
            assertThat(one.patients().history(row.id()))
                    .extracting(event -> event.receipt().state())
                    .contains(Receipt.State.UNDONE);
            sent(one);
            heard(two, () -> two.patients().person(row.id()).orElseThrow().name().equals("Rekha"));
        }
    }

    @Test
    void whatWasReceivedAndHandedOutIsTakenBackAndStandsStruckThroughOnTheCard() {
        try (Counter one = world.counter("one", "omar")) {
            heard(one, () -> !one.stock().findItems("para", 5).isEmpty());
            Outcome<Integer> in =
                    one.stock()
                            .receive(
                                    "CH-1",
                                    List.of(
                                            line("PCM500", "B1", GOOD, 100),
                                            line("AMX250", "B2", GOOD, 50)),
                                    "");
            made(in);
            Outcome<Integer> out =
                    one.stock().dispense("", List.of(line("PCM500", "B1", GOOD, 30)), "");
            made(out);
            assertThat(undone(in)).as("some of it is gone").isInstanceOf(Outcome.NeedsReason.class);
            assertThat(one.stock().batches("AMX250").getFirst().onHand()).isEqualTo(50);

            assertThat(undone(out)).isInstanceOf(Outcome.Done.class);
            assertThat(one.stock().dispensedToday()).isZero();
            CardLine struck = one.stock().card("PCM500", "PCM500/B1").getFirst();
            assertThat(struck.receipt().state()).isEqualTo(Receipt.State.UNDONE);
            assertThat(struck.change()).isEqualTo(-30);
            assertThat(struck.balance()).isEqualTo(100);
            assertThat(one.stock().batches("PCM500").getFirst().receipt().state())
                    .isNotEqualTo(Receipt.State.UNDONE);

            assertThat(undone(in)).isInstanceOf(Outcome.Done.class);
            assertThat(one.stock().batches("PCM500")).isEmpty();
            assertThat(one.stock().batches("AMX250")).isEmpty();
            sent(one);
            AggregateId shelf = new AggregateId("stock/RMP-DH01:MAIN/PCM500/B1");
            until(() -> world.district.state(shelf, StockPosition.class).onHand() == 0);
            assertThat(one.rebuild().run()).isEmpty();
        }
    }

    @Test
    void aTransferIsTakenBackAtEitherEnd() {
        try (Counter here = world.counter("here", "store");
                Counter there = world.counter("there", "far")) {
            heard(here, () -> !here.stock().places("milak", 5).isEmpty());
            heard(here, () -> !here.stock().findItems("para", 5).isEmpty());
            made(here.stock().receive("CH-1", List.of(line("PCM500", "B1", GOOD, 100)), ""));
            Outcome<TransitRow> sent =
                    here.stock()
                            .dispatch("RMP-CHC02:MAIN", List.of(line("PCM500", "B1", GOOD, 40)));
            made(sent);
            sent(here);
            heard(there, () -> there.stock().incoming().size() == 1);
            TransitRow transit = there.stock().incoming().getFirst();
            Outcome<TransitRow> came = there.stock().acknowledge(transit.id(), Map.of(), "");
            made(came);
            assertThat(there.stock().incoming()).isEmpty();
            assertThat(undone(came)).isInstanceOf(Outcome.Done.class);
            assertThat(there.stock().incoming()).hasSize(1);
            assertThat(there.stock().batches("PCM500")).isEmpty();

            // The district must have heard that nothing arrived, or it keeps the dispatch.
            sent(there);
            assertThat(undone(sent)).isInstanceOf(Outcome.Done.class);
            assertThat(here.stock().batches("PCM500").getFirst().onHand()).isEqualTo(100);
            sent(here);
            heard(there, () -> there.stock().incoming().isEmpty());
            assertThat(there.rebuild().run()).isEmpty();
            assertThat(here.rebuild().run()).isEmpty();
        }
    }

    @Test
    void whatTheOtherHospitalHasReceivedIsNoLongerTakenBack() {
        try (Counter here = world.counter("here", "store");
                Counter there = world.counter("there", "far")) {
            heard(here, () -> !here.stock().places("milak", 5).isEmpty());
            heard(here, () -> !here.stock().findItems("para", 5).isEmpty());
            made(here.stock().receive("CH-1", List.of(line("PCM500", "B1", GOOD, 100)), ""));
            Outcome<TransitRow> sent =
                    here.stock()
                            .dispatch("RMP-CHC02:MAIN", List.of(line("PCM500", "B1", GOOD, 40)));
            String id = made(sent).id();
            sent(here);
            heard(there, () -> there.stock().incoming().size() == 1);
            made(there.stock().acknowledge(id, Map.of(), ""));
            sent(there);
            heard(here, () -> transfer(here, id).receipts() == 1);
            assertThat(undone(sent)).isInstanceOf(Outcome.Declined.class);
            assertThat(here.stock().batches("PCM500").getFirst().onHand()).isEqualTo(60);
        }
    }

    @Test
    void anUndoThatTheDistrictDoesNotAcceptIsTakenBackItselfAndWaitsForAPerson() {
        String id;
        try (Counter here = world.counter("here", "store")) {
            heard(here, () -> !here.stock().places("milak", 5).isEmpty());
            heard(here, () -> !here.stock().findItems("para", 5).isEmpty());
            made(here.stock().receive("CH-1", List.of(line("PCM500", "B1", GOOD, 100)), ""));
            Outcome<TransitRow> sent =
                    here.stock()
                            .dispatch("RMP-CHC02:MAIN", List.of(line("PCM500", "B1", GOOD, 40)));
            id = made(sent).id();
            sent(here);
            world.http.mood(HttpDistrict.Mood.EMPTY);
            assertThat(undone(sent)).isInstanceOf(Outcome.Done.class);
            assertThat(here.stock().batches("PCM500").getFirst().onHand()).isEqualTo(100);
        }
        world.http.mood(HttpDistrict.Mood.WELL);
        try (Counter there = world.counter("there", "far")) {
            heard(there, () -> there.stock().incoming().size() == 1);
            made(there.stock().acknowledge(id, Map.of(), ""));
            sent(there);
        }
        try (Counter here = world.counter("here", "store")) {
            sent(here);
            heard(here, () -> here.stock().batches("PCM500").getFirst().onHand() == 60);
            assertThat(here.attention().waiting())
                    .extracting(item -> item.why().key() + " " + item.screen())
                    .containsExactly("refusal.stock.transfer-received stock");
            assertThat(here.rebuild().run()).isEmpty();
        }
    }

    @Test
    void aBookingAndItsCancellationAreTakenBack() {
        plan();
        try (Counter one = world.counter("one", "asha")) {
            heard(one, () -> free(one) > 0);
            PersonRow row = registered(one, "Rekha", "");
            Outcome<PlaceOnBoard> first = one.board().book(day(one).sessionId(), 0, row.id());
            made(first);
            assertThat(undone(first)).isInstanceOf(Outcome.Done.class);
            assertThat(day(one).booked()).isZero();

            PlaceOnBoard place = made(one.board().book(day(one).sessionId(), 0, row.id()));
            Outcome<PlaceOnBoard> gone = one.board().cancel(place.bookingId(), "patient");
            made(gone);
            assertThat(day(one).booked()).isZero();
            assertThat(undone(gone)).isInstanceOf(Outcome.Done.class);
            assertThat(day(one).booked()).isEqualTo(1);
            sent(one);
            assertThat(one.rebuild().run()).isEmpty();
        }
    }

    @Test
    void whatIsPastItsLastDayIsTakenInOnlyByWhoMayAndWithAReason() {
        try (Counter one = world.counter("one", "dev")) {
            heard(one, () -> !one.stock().findItems("para", 5).isEmpty());
            var old = List.of(line("PCM500", "OLD1", TODAY.minusDays(40), 20));
            assertThat(one.stock().mayTakeExpired()).isFalse();
            assertThat(one.stock().receive("CH-1", old, "")).isInstanceOf(Outcome.Declined.class);
            assertThat(one.stock().receive("CH-1", old, "reason.return"))
                    .as("the role is asked by the rule, not by the screen alone")
                    .isInstanceOf(Outcome.Declined.class);
            assertThat(one.stock().batches("PCM500")).isEmpty();
        }
        try (Counter two = world.counter("two", "omar")) {
            heard(two, () -> !two.stock().findItems("para", 5).isEmpty());
            var lines =
                    List.of(
                            line("PCM500", "OLD1", TODAY.minusDays(40), 20),
                            line("PCM500", "NEW1", GOOD, 30));
            assertThat(two.stock().receive("CH-1", lines, ""))
                    .isInstanceOf(Outcome.NeedsReason.class);
            assertThat(two.stock().batches("PCM500")).isEmpty();
            made(two.stock().receive("CH-1", lines, "reason.return"));
            assertThat(two.stock().batches("PCM500"))
                    .extracting(row -> row.batch() + " " + row.onHand())
                    .containsExactly("NEW1 30", "OLD1 20");
            assertThat(two.stock().expiryOf("PCM500", "old1")).contains(TODAY.minusDays(40));
            sent(two);
            heard(two, () -> two.attention().waiting().size() == 1);
            List<Integer> told = new CopyOnWriteArrayList<>();
            two.attention().onChange(told::add);
            assertThat(two.signIn().signIn("asha", "secret of asha"))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(two.attention().waiting()).as("not for the front desk").isEmpty();
            assertThat(told).last().isEqualTo(0);
        }
    }

    private void plan() {
        world.district.act(
                FeedId.of(DH),
                new PlanClinicSession(new UserId("dr.khan"), "OPD", TOMORROW, 540, 780, 10, 24, 4));
    }

    private static TransferState transfer(Counter counter, String id) {
        return counter.log().states(states -> states.of(new AggregateId(id), TransferState.class));
    }

    private static DoctorDay day(Counter counter) {
        return counter.board().day(TOMORROW).getFirst();
    }

    private static long free(Counter counter) {
        List<DoctorDay> days = counter.board().day(TOMORROW);
        return days.isEmpty() ? 0 : days.getFirst().free();
    }
}
