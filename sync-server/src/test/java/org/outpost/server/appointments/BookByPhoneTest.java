// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.outpost.model.access.Role;
import org.outpost.model.appointments.Booking;
import org.outpost.model.appointments.BookingState;
import org.outpost.model.appointments.ClinicSession;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.patients.Sex;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.LeasePool;
import org.outpost.server.access.Caller;
import org.outpost.server.patients.PatientRows;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.sync.Counter;
import org.outpost.server.sync.ServerOnDatabase;

/// A place by phone, at the server.
class BookByPhoneTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static ServerOnDatabase server;
    private static Counter counter;
    private static HospitalId here;
    private static Caller helper;
    private static int hospitals;
    private BookByPhone phone;

    @BeforeAll
    static void start() {
        server = new ServerOnDatabase();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void aHospitalOfItsOwn() {
        here = new HospitalId("RMP-CH%02d".formatted(++hospitals));
        helper = new Caller(new UserId("helper"), Role.FRONT_DESK, FeedId.of(here));
        counter = Counter.at(server, "H/" + here);
        server.now.set(CareDay.millis(DAY.minusDays(1), 600));
        phone = new BookByPhone(server.parts.inbox(), new PatientRows(server.rows), server.clock);
    }

    /// From nine o'clock, ten minutes a place.
    private static AggregateId session(int capacity, int phonePlaces) {
        return ClinicSession.id(
                counter.push(
                                new PlanClinicSession(
                                        new UserId("doctor" + hospitals),
                                        "OPD",
                                        DAY,
                                        540,
                                        540 + 10 * capacity,
                                        10,
                                        capacity,
                                        phonePlaces))
                        .getFirst());
    }

    private static AggregateId patient(String digits) {
        Person person =
                new Person("Asha", null, Sex.F, null, 1990, DAY.minusYears(1), digits, null, null);
        return Patient.id(counter.push(new RegisterPatient(null, person)).getFirst());
    }

    private static String numberOf(AggregateId patient) {
        PatientNumber given =
                server.parts.inbox().read(states -> states.of(patient, Patient.class)).number();
        assertThat(given).as("the server gives one").isNotNull();
        return given.value();
    }

    private static BookSlotRequest by(AggregateId session, AggregateId patient) {
        return new BookSlotRequest(session, patient, null, null, null);
    }

    private static BookSlotRequest by(AggregateId session, String number, String digits) {
        return new BookSlotRequest(session, null, number, digits, null);
    }

    private static void refused(String code, Runnable asked) {
        long before = server.count("SELECT COUNT(*) FROM fact");
        assertThatThrownBy(asked::run)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
        assertThat(server.count("SELECT COUNT(*) FROM fact"))
                .as("nothing was written")
                .isEqualTo(before);
    }

    private static Booking booking(AggregateId id) {
        return server.parts.inbox().read(states -> states.of(id, Booking.class));
    }

    @Test
    void theFirstCallerGetsTheFirstPlaceOfThePhonesPartWhateverTheCountersHold() {
        AggregateId session = session(10, 2);
        counter.exchange(
                List.of(), List.of(), List.of(new Exchange.Want(LeasePool.places(session), 8)));
        AggregateId asha = patient("9876512345");
        BookedPlace told = phone.book(helper, here, by(session, asha));
        assertThat(told.place()).isEqualTo(9);
        assertThat(told.date()).isEqualTo("2026-12-01");
        assertThat(told.from()).isEqualTo("10:20");
        assertThat(booking(told.booking()).state()).isEqualTo(BookingState.CONFIRMED);
        assertThat(booking(told.booking()).patient()).isEqualTo(asha);
        assertThat(
                        server.count(
                                "SELECT COUNT(*) FROM booking WHERE place = 9 AND state ="
                                        + " 'CONFIRMED' AND session = '"
                                        + session
                                        + "'"))
                .isEqualTo(1);
    }

    @Test
    void whoeverAsksAgainGetsTheSamePlace() {
        AggregateId session = session(10, 2);
        AggregateId asha = patient("9876512345");
        BookSlotRequest asked = by(session, numberOf(asha), "+91 98765 12345");
        BookedPlace first = phone.book(helper, here, asked);
        assertThat(phone.book(helper, here, asked)).isEqualTo(first);
        assertThat(server.count("SELECT COUNT(*) FROM booking WHERE session = '" + session + "'"))
                .isEqualTo(1);
    }

    @Test
    void theLastPlaceOfManyCallersAtOnceIsGivenOnce() {
        AggregateId session = session(10, 3);
        List<AggregateId> callers =
                IntStream.rangeClosed(1, 8).mapToObj(i -> patient("987651234" + i)).toList();
        ConcurrentLinkedQueue<Long> given = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
        List<Thread> lines = new ArrayList<>();
        for (AggregateId caller : callers) {
            lines.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    given.add(
                                            phone.book(helper, here, by(session, caller)).place());
                                } catch (ProblemException no) {
                                    told.add(no.code());
                                }
                            }));
        }
        lines.forEach(BookByPhoneTest::join);
        assertThat(given).containsExactlyInAnyOrder(8L, 9L, 10L);
        assertThat(told).hasSize(5).containsOnly("appointments.full");
    }

    private static void join(Thread line) {
        try {
            line.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFullSessionGivesNothingUntilAPlaceIsGivenUp() {
        AggregateId session = session(10, 1);
        AggregateId asha = patient("9876512341");
        AggregateId ravi = patient("9876512342");
        BookedPlace first = phone.book(helper, here, by(session, asha));
        refused("appointments.full", () -> phone.book(helper, here, by(session, ravi)));
        phone.cancel(helper, here, first.booking());
        assertThat(booking(first.booking()).state()).isEqualTo(BookingState.CANCELLED);
        refused("appointments.cancelled", () -> phone.cancel(helper, here, first.booking()));
        assertThat(phone.book(helper, here, by(session, ravi)).place()).isEqualTo(first.place());
    }

    @Test
    void noPhonesPartMeansNoPlaceByPhone() {
        AggregateId session = session(10, 0);
        AggregateId asha = patient("9876512341");
        refused("appointments.full", () -> phone.book(helper, here, by(session, asha)));
    }

    @Test
    void aWindowThatHasBegunIsGivenToNobodyAndASessionThatIsOverTakesNothingMore() {
        AggregateId session = session(10, 2);
        AggregateId asha = patient("9876512341");
        AggregateId ravi = patient("9876512342");
        server.now.set(CareDay.millis(DAY, 621));
        BookedPlace last = phone.book(helper, here, by(session, asha));
        assertThat(last.place()).as("place 9 was at 10:20").isEqualTo(10);
        server.now.set(CareDay.millis(DAY, 630));
        refused("appointments.full", () -> phone.book(helper, here, by(session, ravi)));
        server.now.set(CareDay.millis(DAY, 640));
        refused("appointments.in-the-past", () -> phone.book(helper, here, by(session, ravi)));
        refused("appointments.in-the-past", () -> phone.cancel(helper, here, last.booking()));
    }

    @Test
    void whatIsNotHereIsUnknownAndAPhoneThatDoesNotFitTellsNobodyWhoseNumberItIs() {
        AggregateId session = session(10, 2);
        AggregateId asha = patient("9876512341");
        String number = numberOf(asha);
        String nobodys = PatientNumber.of(here, 77).value();
        refused(
                "appointments.unknown-session",
                () -> phone.book(helper, here, by(AggregateId.of("session", "x"), asha)));
        refused("appointments.unknown-session", () -> phone.book(helper, here, by(asha, asha)));
        refused(
                "appointments.unknown-patient",
                () -> phone.book(helper, here, by(session, session)));
        for (BookSlotRequest asked :
                List.of(
                        by(session, number, "9876512342"),
                        by(session, number, ""),
                        by(session, nobodys, "9876512341"),
                        by(session, AggregateId.of("patient", "nobody.1")))) {
            refused("appointments.unknown-patient", () -> phone.book(helper, here, asked));
        }
        refused(
                "appointments.whom",
                () -> phone.book(helper, here, by(session, (AggregateId) null)));
        refused(
                "appointments.whom",
                () ->
                        phone.book(
                                helper,
                                here,
                                new BookSlotRequest(session, asha, number, "9876512341", null)));
        refused(
                "appointments.unknown-booking",
                () -> phone.cancel(helper, here, AggregateId.of("booking", "x.1")));
        refused("appointments.unknown-booking", () -> phone.cancel(helper, here, session));
    }

    @Test
    void anotherHospitalsSessionsPatientsAndBookingsAreUnknownHere() {
        AggregateId session = session(10, 2);
        AggregateId asha = patient("9876512341");
        BookedPlace held = phone.book(helper, here, by(session, asha));
        aHospitalOfItsOwn();
        AggregateId ours = session(10, 2);
        AggregateId ravi = patient("9876512342");
        refused("appointments.unknown-session", () -> phone.book(helper, here, by(session, ravi)));
        refused("appointments.unknown-patient", () -> phone.book(helper, here, by(ours, asha)));
        refused("appointments.unknown-booking", () -> phone.cancel(helper, here, held.booking()));
    }

    @Test
    void whoMayNotBookAtACounterMayNotByPhone() {
        AggregateId session = session(10, 2);
        AggregateId asha = patient("9876512341");
        Caller storekeeper = new Caller(new UserId("keeper"), Role.STOREKEEPER, FeedId.of(here));
        refused("access.not-allowed", () -> phone.book(storekeeper, here, by(session, asha)));
        refused("access.not-allowed", () -> phone.cancel(storekeeper, here, asha));
    }
}
