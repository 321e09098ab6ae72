// SPDX-License-Identifier: Apache-2.0
package org.outpost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.model.access.Role;
import org.outpost.model.access.Screen;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.inventory.BatchNumber;
import org.outpost.model.inventory.DispatchTransfer;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.ReceiveStock;
import org.outpost.model.inventory.StockLine;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.patients.Sex;
import org.outpost.server.access.Caller;
import org.outpost.server.access.Scope;
import org.outpost.server.appointments.SessionRows;
import org.outpost.server.inventory.StockRows;
import org.outpost.server.patients.PatientRows;
import org.outpost.server.patients.PatientView;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.sync.Counter;
import org.outpost.server.sync.ServerOnDatabase;

/// What the rooms answer, and to whom.
class QueriesTest {
    private static final HospitalId HERE = new HospitalId("RMP-DH01");
    private static final HospitalId THERE = new HospitalId("SON-DH01");
    private static ServerOnDatabase server;
    private static PatientRows patients;

    @BeforeAll
    static void start() {
        server = new ServerOnDatabase();
        patients = new PatientRows(server.rows);
        Counter counter = Counter.at(server, "H/RMP-DH01");
        counter.push(
                new RegisterPatient(null, person("Asha Devi", "आशा देवी", "9876512345")),
                new RegisterPatient(null, person("Ashok Kumar", "अशोक", "9000000001")),
                new RegisterPatient(null, person("Ramesh", "रमेश", "9876599999")));
        Counter other = Counter.at(server, "H/SON-DH01");
        other.push(new RegisterPatient(null, person("Asha Elsewhere", "आशा", "9876512345")));
        StoreId store = new StoreId("RMP-DH01:MAIN");
        ItemId item = new ItemId("PCM500");
        BatchNumber batch = new BatchNumber("B1");
        LocalDate expiry = LocalDate.of(2027, 6, 30);
        counter.push(
                new ReceiveStock(store, item, batch, expiry, 50, "C-1", null),
                new DispatchTransfer(
                        store,
                        THERE,
                        new StoreId("SON-DH01:MAIN"),
                        List.of(new StockLine(item, batch, expiry, 20)),
                        "T-1"),
                new PlanClinicSession(
                        new UserId("dr1"), "OPD", LocalDate.of(2026, 12, 3), 540, 660, 10, 12, 2));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Person person(String name, String local, String phone) {
        return new Person(
                name, local, Sex.F, LocalDate.of(1988, 4, 5), null, null, phone, "Rampur", null);
    }

    private static List<String> names(String text) {
        return patients.search(HERE, text, 10).stream().map(PatientView::name).toList();
    }

    @Test
    void aNameIsFoundByItsBeginningInEitherScriptAndOnlyAtItsHospital() {
        assertThat(names("asha")).containsExactly("Asha Devi");
        assertThat(names("ASH")).containsExactly("Asha Devi", "Ashok Kumar");
        assertThat(names("आशा")).containsExactly("Asha Devi");
        assertThat(names("98765")).containsExactlyInAnyOrder("Asha Devi", "Ramesh");
        assertThat(patients.search(THERE, "asha", 10)).hasSize(1);
    }

    @Test
    void aNumberFindsItsPatient() {
        String number = patients.search(HERE, "asha", 1).getFirst().number();
        assertThat(names(number)).containsExactly("Asha Devi");
    }

    @Test
    void wildcardsAreLetters() {
        assertThat(names("%")).isEmpty();
        assertThat(names("ashok_")).isEmpty();
        assertThat(names("ashok k")).containsExactly("Ashok Kumar");
        assertThat(names("asha_")).isEmpty();
        assertThat(names("' OR 1=1 --")).isEmpty();
    }

    @Test
    void aPatientOfAnotherHospitalIsNotToldById() {
        PatientView there = patients.search(THERE, "asha", 1).getFirst();
        assertThat(patients.find(HERE, there.id())).isEmpty();
        assertThat(patients.find(THERE, there.id())).isPresent();
    }

    @Test
    void stockOnTheRoadIsSeenOnceAtBothEnds() {
        StockRows stock = new StockRows(server.rows);
        assertThat(stock.positions(HERE, null, 10))
                .singleElement()
                .satisfies(row -> assertThat(row.onHand()).isEqualTo(30));
        assertThat(stock.positions(HERE, "OTHER", 10)).isEmpty();
        assertThat(stock.transfers(HERE, 10)).isEqualTo(stock.transfers(THERE, 10));
        assertThat(stock.transfers(HERE, 10))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.underWay()).isTrue();
                    assertThat(row.quantity()).isEqualTo(20);
                });
    }

    @Test
    void sessionsAreFoundByDay() {
        SessionRows sessions = new SessionRows(server.rows);
        var found = sessions.on(HERE, "2026-12-03", 10);
        assertThat(found).hasSize(1);
        assertThat(sessions.on(HERE, "2026-12-04", 10)).isEmpty();
        assertThat(sessions.bookings(THERE, found.getFirst().id(), 10)).isEmpty();
        assertThat(sessions.bookings(HERE, found.getFirst().id(), 10)).isPresent();
    }

    @Test
    void aRoleReachesItsPlaceAndItsScreensAlone() {
        Caller clerk = new Caller(new UserId("u1"), Role.FRONT_DESK, FeedId.of(HERE));
        Caller district =
                new Caller(new UserId("u2"), Role.DISTRICT_ADMIN, FeedId.ofDistrict("RMP"));
        assertThat(Scope.hospital(clerk, null)).isEqualTo(HERE);
        assertThat(Scope.hospital(district, "RMP-DH01")).isEqualTo(HERE);
        refused("access.other-place", () -> Scope.hospital(clerk, "SON-DH01"));
        refused("access.other-place", () -> Scope.hospital(district, "SON-DH01"));
        refused("access.no-hospital", () -> Scope.hospital(district, null));
        refused("access.not-allowed", () -> Scope.opens(clerk, Screen.STOCK));
        refused("access.not-allowed", () -> Scope.opens(district, Screen.PATIENTS));
    }

    private static void refused(String code, Runnable asked) {
        assertThatThrownBy(asked::run)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
