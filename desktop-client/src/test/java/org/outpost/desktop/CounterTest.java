// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.DH;
import static org.outpost.desktop.world.CounterWorld.GOOD;
import static org.outpost.desktop.world.CounterWorld.TOMORROW;
import static org.outpost.desktop.world.CounterWorld.line;
import static org.outpost.desktop.world.CounterWorld.made;
import static org.outpost.desktop.world.CounterWorld.person;
import static org.outpost.desktop.world.CounterWorld.registered;
import static org.outpost.desktop.world.CounterWorld.sent;
import static org.outpost.desktop.world.CounterWorld.until;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.appointments.DoctorDay;
import org.outpost.desktop.appointments.PlaceOnBoard;
import org.outpost.desktop.inventory.BatchRow;
import org.outpost.desktop.inventory.TransitRow;
import org.outpost.desktop.patients.PersonEntry;
import org.outpost.desktop.patients.PersonRow;
import org.outpost.desktop.platform.HttpLine;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Receipt;
import org.outpost.desktop.shell.SignedIn;
import org.outpost.desktop.world.CounterWorld;
import org.outpost.desktop.world.District;
import org.outpost.desktop.world.HttpDistrict;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;

/// Whole counters on real files and real HTTP, against a district with the server's own sessions.
class CounterTest {

    @TempDir Path folder;
    private CounterWorld world;
    private District district;
    private HttpDistrict http;

    @BeforeEach
    void aDistrictWithTwoHospitals() throws IOException {
        world = new CounterWorld(folder);
        district = world.district;
        http = world.http;
    }

    @AfterEach
    void theDistrictGoes() {
        world.close();
    }

    private Counter counter(String name) {
        return world.counter(name);
    }

    private Counter counter(String name, String login) {
        return world.counter(name, login);
    }

    @Test
    void aPatientGetsANumberOfThisCountersOwnBlockAndReachesTheNextCounter() {
        try (Counter one = counter("one", "asha");
                Counter two = counter("two", "asha")) {
            one.line().nudge();
            until(() -> !registered(one, "Kamla Devi", "").number().isEmpty());
            PersonRow row = registered(one, "Sunita Kumari", "9876543210");
            assertThat(row.number()).startsWith("RMP-DH01-0000");
            sent(one);
            until(() -> {
                two.line().nudge();
                return two.patients().find("sunita", 5).all() == 1;
            });
            PersonRow there = two.patients().person(row.id()).orElseThrow();
            assertThat(there.number()).isEqualTo(row.number());
            assertThat(one.patients().person(row.id()).orElseThrow().receipt().state())
                    .isEqualTo(Receipt.State.REACHED);
        }
    }

    /// A line that is open and answers nothing is what a full one looks like.
    @Test
    void whoHasSignedInHereBeforeWaitsForNoAnswerThatNeverComes() {
        try (Counter one = counter("one", "asha")) {
            http.mood(HttpDistrict.Mood.SILENT);
            long began = System.nanoTime();
            assertThat(one.signIn().signIn("asha", "secret of asha"))
                    .isInstanceOf(Outcome.Done.class);
            Duration waited = Duration.ofNanos(System.nanoTime() - began);
            assertThat(waited).isLessThan(HttpLine.ANSWER.minusSeconds(10));
        }
    }

    @Test
    void withoutALineThePersonIsKeptHereAndGetsANumberLater() {
        try (Counter one = counter("one", "omar")) {
            assertThat(one.patients().register(person("Kamla", "")))
                    .isInstanceOf(Outcome.Declined.class);
        }
        try (Counter one = counter("two", "asha")) {
            http.mood(HttpDistrict.Mood.LOGIN_PAGE);
            until(() -> {
                one.line().nudge();
                return one.line().now().downSince().isPresent();
            });
            PersonRow row = registered(one, "Meena", "");
            assertThat(one.line().now().kept()).isPositive();
            http.mood(HttpDistrict.Mood.WELL);
            sent(one);
            until(() -> {
                one.line().nudge();
                return !one.patients().person(row.id()).orElseThrow().number().isEmpty();
            });
        }
    }

    @Test
    void changesOfDifferentFieldsOnTwoCountersAreBothKept() {
        try (Counter one = counter("one", "asha");
                Counter two = counter("two", "asha")) {
            PersonRow row = registered(one, "Rekha", "");
            sent(one);
            until(() -> {
                two.line().nudge();
                return two.patients().person(row.id()).isPresent();
            });
            http.mood(HttpDistrict.Mood.EMPTY);
            PersonRow seen = two.patients().person(row.id()).orElseThrow();
            made(one.patients().change(row.id(), changed(seen, "9000000001", "Milak")));
            made(two.patients().change(row.id(), changed(seen, "", "Shahabad")));
            http.mood(HttpDistrict.Mood.WELL);
            sent(one);
            sent(two);
            for (Counter counter : List.of(one, two)) {
                until(() -> {
                    counter.line().nudge();
                    PersonRow now = counter.patients().person(row.id()).orElseThrow();
                    return now.phone().equals("9000000001") && now.village().equals("Shahabad");
                });
            }
        }
    }

    private static PersonEntry changed(PersonRow row, String phone, String village) {
        return new PersonEntry(
                row.name(), row.localName(), row.birth(), row.sex(), phone, village, "");
    }

    @Test
    void signingInNeedsALineOnceAndLocksAfterFiveWrongTries() {
        counter("one", "asha").close();
        http.mood(HttpDistrict.Mood.REDIRECT);
        try (Counter one = counter("one")) {
            assertThat(one.signIn().lastUser()).isEqualTo("asha");
            Outcome<SignedIn> stranger = one.signIn().signIn("omar", "secret of omar");
            assertThat(stranger).isInstanceOf(Outcome.Declined.class);
            Outcome<SignedIn> here = one.signIn().signIn("asha", "secret of asha");
            assertThat(made(here).screens()).contains("patients", "day-board");
            for (int i = 0; i < 5; i++) {
                Outcome<SignedIn> wrong = one.signIn().signIn("asha", "guess " + i);
                assertThat(wrong).isInstanceOf(Outcome.Declined.class);
            }
            Outcome<SignedIn> locked = one.signIn().signIn("asha", "secret of asha");
            assertThat(((Outcome.Declined<SignedIn>) locked).why().key())
                    .isEqualTo("signin.locked");
        }
    }

    @Test
    void stockIsReceivedDispensedByExpiryAndQuestionedBeyondTheBooks() {
        try (Counter one = counter("one", "omar")) {
            until(() -> !one.stock().findItems("para", 5).isEmpty());
            made(
                    one.stock()
                            .receive(
                                    "CH-1",
                                    List.of(
                                            line("PCM500", "late1", GOOD.plusYears(1), 100),
                                            line("PCM500", "soon1", GOOD, 10)),
                                    ""));
            List<BatchRow> batches = one.stock().batches("PCM500");
            assertThat(batches.getFirst().batch()).isEqualTo("SOON1");
            made(one.stock().dispense("", List.of(line("PCM500", "SOON1", GOOD, 4)), ""));
            Outcome<Integer> more =
                    one.stock().dispense("", List.of(line("PCM500", "SOON1", GOOD, 7)), "");
            assertThat(more).isInstanceOf(Outcome.NeedsReason.class);
            made(one.stock().dispense("", List.of(line("PCM500", "SOON1", GOOD, 7)), "counted"));
            for (long bad : new long[] {0, -1, 1_000_000_000_000_000_000L}) {
                assertThat(one.stock().receive("x", List.of(line("PCM500", "A1", GOOD, bad)), ""))
                        .isInstanceOf(Outcome.Declined.class);
            }
            assertThat(one.stock().card("PCM500", "PCM500/SOON1").getFirst().balance())
                    .isEqualTo(-1);
            assertThat(one.stock().dispensedToday()).isEqualTo(2);
            sent(one);
            until(() -> {
                one.line().nudge();
                return !one.attention().waiting().isEmpty();
            });
            assertThat(one.rebuild().run()).isEmpty();
        }
    }

    @Test
    void aTransferIsInTransitOnceAndArrivesAtTheOtherHospital() {
        try (Counter here = counter("here", "store");
                Counter there = counter("there", "far")) {
            until(() -> !here.stock().places("milak", 5).isEmpty());
            until(() -> !here.stock().findItems("para", 5).isEmpty());
            made(here.stock().receive("CH-1", List.of(line("PCM500", "B1", GOOD, 100)), ""));
            made(here.stock().dispatch("RMP-CHC02:MAIN", List.of(line("PCM500", "B1", GOOD, 40))));
            sent(here);
            until(() -> {
                there.line().nudge();
                return there.stock().incoming().size() == 1;
            });
            TransitRow transit = there.stock().incoming().getFirst();
            assertThat(transit.lines().getFirst().quantity()).isEqualTo(40);
            assertThat(there.stock().acknowledge(transit.id(), Map.of("PCM500/B1", 39L), ""))
                    .isInstanceOf(Outcome.NeedsReason.class);
            made(there.stock().acknowledge(transit.id(), Map.of("PCM500/B1", 39L), "short"));
            assertThat(there.stock().incoming()).isEmpty();
            assertThat(there.stock().batches("PCM500").getFirst().onHand()).isEqualTo(39);
            assertThat(here.stock().batches("PCM500").getFirst().onHand()).isEqualTo(60);
            sent(there);
            assertThat(there.rebuild().run()).isEmpty();
            assertThat(here.rebuild().run()).isEmpty();
        }
    }

    @Test
    void placesAreBookedFromOwnSharesMoreIsTakenAndAllIsReturned() {
        district.act(
                FeedId.of(DH),
                new PlanClinicSession(new UserId("dr.khan"), "OPD", TOMORROW, 0, 1440, 10, 24, 4));
        try (Counter one = counter("one", "asha")) {
            until(() -> {
                one.line().nudge();
                return free(one) > 0;
            });
            PersonRow person = registered(one, "Rekha", "");
            int booked = 0;
            for (int place = 1; place <= 15; place++) {
                until(() -> {
                    one.line().nudge();
                    return free(one) > 0;
                });
                PlaceOnBoard next =
                        day(one).places().stream()
                                .filter(PlaceOnBoard::isFree)
                                .findFirst()
                                .orElseThrow();
                PlaceOnBoard made =
                        made(one.board().book(day(one).sessionId(), next.number(), person.id()));
                assertThat(made.state()).isEqualTo("place.booked");
                booked++;
            }
            assertThat(booked).isEqualTo(15);
            PlaceOnBoard asked = made(one.board().book(day(one).sessionId(), 24, person.id()));
            assertThat(asked.state()).isEqualTo("place.asked");
            sent(one);
            until(() -> {
                one.line().nudge();
                return day(one).places().stream()
                        .noneMatch(place -> place.state().equals("place.asked"));
            });
            long held = free(one);
            one.places().endOfShift();
            sent(one);
            assertThat(held).isPositive();
            assertThat(one.rebuild().run()).isEmpty();
        }
    }

    private static DoctorDay day(Counter counter) {
        return counter.board().day(TOMORROW).getFirst();
    }

    private static long free(Counter counter) {
        List<DoctorDay> days = counter.board().day(TOMORROW);
        return days.isEmpty() ? 0 : days.getFirst().free();
    }

    @Test
    void aLostAnswerAndABusyDistrictApplyNothingTwice() {
        try (Counter one = counter("one", "asha")) {
            http.mood(HttpDistrict.Mood.LOSES_ANSWERS);
            registered(one, "Rekha", "");
            int before = district.spoken();
            until(() -> {
                one.line().nudge();
                return district.spoken() > before;
            });
            http.mood(HttpDistrict.Mood.BUSY);
            registered(one, "Meena", "");
            http.mood(HttpDistrict.Mood.WELL);
            sent(one);
            long registrations =
                    district.facts().stream()
                            .filter(fact -> fact.type().equals("RegisterPatient"))
                            .count();
            assertThat(registrations).isEqualTo(2);
        }
    }
}
