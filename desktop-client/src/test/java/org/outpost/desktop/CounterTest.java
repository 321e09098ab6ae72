// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.appointments.DoctorDay;
import org.outpost.desktop.appointments.PlaceOnBoard;
import org.outpost.desktop.inventory.BatchRow;
import org.outpost.desktop.inventory.StockLine;
import org.outpost.desktop.inventory.TransitRow;
import org.outpost.desktop.patients.Birth;
import org.outpost.desktop.patients.PersonEntry;
import org.outpost.desktop.patients.PersonRow;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Receipt;
import org.outpost.desktop.shell.SignedIn;
import org.outpost.desktop.world.District;
import org.outpost.desktop.world.HttpDistrict;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.facilities.DefineDistrict;
import org.outpost.model.facilities.DefineHospital;
import org.outpost.model.facilities.Department;
import org.outpost.model.facilities.HospitalTier;
import org.outpost.model.facilities.StoreRoom;
import org.outpost.model.inventory.DefineItem;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.ItemLevel;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.UserId;

/// Whole counters on real files and real HTTP, against a district with the server's own sessions.
class CounterTest {
    private static final LocalDate TODAY = CareDay.of(System.currentTimeMillis());
    private static final HospitalId DH = new HospitalId("RMP-DH01");
    private static final HospitalId CHC = new HospitalId("RMP-CHC02");
    private static final LocalDate GOOD = TODAY.plusYears(1);

    @TempDir Path folder;
    private District district;
    private HttpDistrict http;

    @BeforeEach
    void aDistrictWithTwoHospitals() throws IOException {
        district = new District();
        http = new HttpDistrict(district);
        district.act(FeedId.NATION, item("PCM500", "Paracetamol"), item("AMX250", "Amoxicillin"));
        district.act(
                FeedId.ofDistrict("RMP"),
                new DefineDistrict("RMP", "Rampur", "रामपुर", "Uttar Pradesh"),
                hospital(DH, "District Hospital Rampur"),
                hospital(CHC, "CHC Milak"));
        employ("asha", "FRONT_DESK", DH);
        employ("omar", "PHARMACIST", DH);
        employ("store", "HOSPITAL_ADMIN", DH);
        employ("far", "HOSPITAL_ADMIN", CHC);
    }

    @AfterEach
    void theDistrictGoes() {
        http.close();
    }

    private void employ(String login, String role, HospitalId at) {
        http.employs(
                login,
                new HttpDistrict.Person(
                        login + ".x", "secret of " + login, login, role, "H/" + at.value()));
    }

    private static DefineItem item(String code, String name) {
        return new DefineItem(
                new ItemId(code), name, "tablet", "500 mg", "tablet", 10, ItemLevel.VITAL, "");
    }

    private static DefineHospital hospital(HospitalId id, String name) {
        return new DefineHospital(
                id,
                "RMP",
                HospitalTier.DISTRICT_HOSPITAL,
                name,
                "अस्पताल",
                List.of(new Department("OPD", "General", "सामान्य")),
                List.of(
                        new StoreRoom("MAIN", "Main store", "main"),
                        new StoreRoom("DISP", "Dispensary", "dispensary")));
    }

    private Counter counter(String name) {
        return Counter.open(folder.resolve(name), http.address());
    }

    private Counter counter(String name, String login) {
        Counter counter = counter(name);
        assertThat(counter.signIn().signIn(login, "secret of " + login))
                .isInstanceOf(Outcome.Done.class);
        until(() -> counter.line().now().lastSent().isPresent());
        return counter;
    }

    private static void until(BooleanSupplier what) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!what.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not come to be within 20 s");
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static void sent(Counter counter) {
        counter.line().nudge();
        until(counter.line()::allSent);
    }

    private static PersonEntry person(String name, String phone) {
        return new PersonEntry(
                name,
                "",
                new Birth(TODAY.minusYears(34), Birth.Precision.YEARS),
                "F",
                phone,
                "Milak",
                "");
    }

    private static PersonRow registered(Counter counter, String name, String phone) {
        return made(counter.patients().register(person(name, phone)));
    }

    private static <T> T made(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).made();
    }

    private static StockLine line(String item, String batch, LocalDate expiry, long quantity) {
        return new StockLine(item, item, "tablet", "", batch, expiry, quantity);
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
                                            line("PCM500", "soon1", GOOD, 10))));
            List<BatchRow> batches = one.stock().batches("PCM500");
            assertThat(batches.getFirst().batch()).isEqualTo("SOON1");
            made(one.stock().dispense("", List.of(line("PCM500", "SOON1", GOOD, 4)), ""));
            Outcome<Integer> more =
                    one.stock().dispense("", List.of(line("PCM500", "SOON1", GOOD, 7)), "");
            assertThat(more).isInstanceOf(Outcome.NeedsReason.class);
            made(one.stock().dispense("", List.of(line("PCM500", "SOON1", GOOD, 7)), "counted"));
            for (long bad : new long[] {0, -1, 1_000_000_000_000_000_000L}) {
                assertThat(one.stock().receive("x", List.of(line("PCM500", "A1", GOOD, bad))))
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
            made(here.stock().receive("CH-1", List.of(line("PCM500", "B1", GOOD, 100))));
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
                new PlanClinicSession(new UserId("dr.khan"), "OPD", TODAY, 0, 1440, 10, 24, 4));
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
        return counter.board().day(TODAY).getFirst();
    }

    private static long free(Counter counter) {
        List<DoctorDay> days = counter.board().day(TODAY);
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
