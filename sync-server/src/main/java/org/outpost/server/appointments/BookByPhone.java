// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.appointments;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.outpost.model.access.Permissions;
import org.outpost.model.appointments.BookSlot;
import org.outpost.model.appointments.Booking;
import org.outpost.model.appointments.BookingState;
import org.outpost.model.appointments.CancelBooking;
import org.outpost.model.appointments.Channel;
import org.outpost.model.appointments.ClinicSession;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.appointments.SlotCalendar;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.patients.Patient;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.Ingested;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.States;
import org.outpost.server.access.Caller;
import org.outpost.server.patients.PatientRows;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.sync.FactInbox;

/// A patient's phone is given a place, or gives one up, with nobody at a counter. The phones' part
/// of a session lies at the server, so it decides alone and for good, as a counter does within its
/// share; what it did reaches the counters as facts of the server, in the helper's name.
///
/// A patient has one place by phone in a session: asking again, because the answer was lost, gives
/// the same one.
final class BookByPhone {
    private final FactInbox inbox;
    private final PatientRows patients;
    private final Clock clock;

    BookByPhone(FactInbox inbox, PatientRows patients, Clock clock) {
        this.inbox = inbox;
        this.patients = patients;
        this.clock = clock;
    }

    /// Gives the next place of the phones' part.
    ///
    /// @throws ProblemException where nothing was written, by a code that says why
    BookedPlace book(Caller caller, HospitalId hospital, BookSlotRequest asked) {
        require(caller, "BookSlot");
        AggregateId patient = patient(hospital, asked);
        FeedId home = FeedId.of(hospital);
        if (!inbox.allHeard(home)) {
            throw new ProblemException(
                    503,
                    "appointments.not-yet",
                    "Places can't be booked by phone yet. Please call the hospital.");
        }
        AtomicReference<@Nullable BookedPlace> held = new AtomicReference<>();
        Ingested done =
                inbox.actOnceHeard(
                        home,
                        caller.user(),
                        states -> {
                            PlanClinicSession plan = plan(states, asked.session(), home);
                            held.set(held(states, plan, asked.session(), patient));
                            return held.get() == null
                                    ? List.of(slot(states, asked.session(), patient))
                                    : List.of();
                        });
        BookedPlace before = held.get();
        if (before != null) {
            return before;
        }
        AggregateId booking =
                done.serverFacts().stream()
                        .findFirst()
                        .map(fact -> Booking.id(fact.id()))
                        .orElseThrow(BookByPhone::full);
        return inbox.read(states -> told(states, asked.session(), booking))
                .orElseThrow(BookByPhone::full);
    }

    /// Gives a place up, whoever booked it.
    ///
    /// @throws ProblemException where nothing was written, by a code that says why
    void cancel(Caller caller, HospitalId hospital, AggregateId booking) {
        require(caller, "CancelBooking");
        FeedId home = FeedId.of(hospital);
        Ingested done =
                inbox.act(
                        home,
                        caller.user(),
                        states -> List.of(cancelled(states, booking, home)),
                        null);
        if (done.serverFacts().isEmpty()) {
            throw unknownBooking();
        }
    }

    private static void require(Caller caller, String factType) {
        if (!Permissions.may(caller.role(), factType)) {
            throw new ProblemException(403, "access.not-allowed", "This is not open to your role.");
        }
    }

    /// A number that is not there and a phone that is another answer alike, so that nobody learns
    /// whose number it is by trying phones.
    private AggregateId patient(HospitalId hospital, BookSlotRequest asked) {
        AggregateId named = asked.patient();
        String number = asked.number();
        String phone = asked.phone();
        boolean byNumber = number != null && phone != null;
        if ((named == null) != byNumber || (named != null && number != null)) {
            throw new ProblemException(
                    400,
                    "appointments.whom",
                    "Name the patient either by id, or by number and phone together.");
        }
        Optional<String> found =
                named == null
                        ? patients.withNumberAndPhone(
                                hospital, number == null ? "" : number, phone == null ? "" : phone)
                        : Optional.of(named.value());
        AggregateId id = found.map(AggregateId::new).orElseThrow(BookByPhone::unknownPatient);
        if (!id.kind().equals(Patient.KIND)) {
            throw unknownPatient();
        }
        Patient known = inbox.read(states -> states.of(id, Patient.class));
        if (!FeedId.of(hospital).equals(known.home())) {
            throw unknownPatient();
        }
        return id;
    }

    private PlanClinicSession plan(States states, AggregateId id, FeedId home) {
        ClinicSession session =
                id.kind().equals(ClinicSession.KIND) ? states.of(id, ClinicSession.class) : null;
        PlanClinicSession plan = session == null ? null : session.plan();
        if (session == null || plan == null || !home.equals(session.home())) {
            throw new ProblemException(
                    404, "appointments.unknown-session", "There is no such session here.");
        }
        if (SlotCalendar.over(plan, clock.millis())) {
            throw over();
        }
        return plan;
    }

    private FactBody slot(States states, AggregateId session, AggregateId patient) {
        long place =
                SlotCalendar.nextByPhone(
                        states.of(session, ClinicSession.class),
                        states.of(LeasePool.places(session), LeaseBook.class),
                        clock.millis());
        if (place == 0) {
            throw full();
        }
        return new BookSlot(session, patient, place, Channel.PHONE);
    }

    /// The place this patient has among those of the phones; null where there is none.
    private static @Nullable BookedPlace held(
            States states, PlanClinicSession plan, AggregateId session, AggregateId patient) {
        ClinicSession claimed = states.of(session, ClinicSession.class);
        long first = (long) plan.capacity() - plan.phonePlaces() + 1;
        return claimed.claims().entrySet().stream()
                .filter(claim -> claim.getKey() >= first)
                .flatMap(claim -> claim.getValue().stream())
                .map(key -> AggregateId.of(Booking.KIND, key))
                .filter(booking -> patient.equals(states.of(booking, Booking.class).patient()))
                .findFirst()
                .flatMap(booking -> told(states, session, booking))
                .orElse(null);
    }

    private FactBody cancelled(States states, AggregateId id, FeedId home) {
        Booking booking = id.kind().equals(Booking.KIND) ? states.of(id, Booking.class) : null;
        AggregateId session = booking == null ? null : booking.session();
        ClinicSession held = session == null ? null : states.of(session, ClinicSession.class);
        if (booking == null || session == null || held == null || !home.equals(held.home())) {
            throw unknownBooking();
        }
        if (booking.state() == BookingState.CANCELLED) {
            throw new ProblemException(
                    409, "appointments.cancelled", "That booking was given up before.");
        }
        PlanClinicSession plan = held.plan();
        if (plan == null || SlotCalendar.over(plan, clock.millis())) {
            throw over();
        }
        return new CancelBooking(id, session, "patient");
    }

    private static Optional<BookedPlace> told(
            States states, AggregateId session, AggregateId booking) {
        PlanClinicSession plan = states.of(session, ClinicSession.class).plan();
        Long place = states.of(booking, Booking.class).place();
        return plan == null || place == null
                ? Optional.empty()
                : Optional.of(
                        new BookedPlace(
                                booking,
                                session,
                                place,
                                plan.date().toString(),
                                SlotCalendar.begins(plan, place).toString()));
    }

    private static ProblemException full() {
        return new ProblemException(
                409, "appointments.full", "No place is left for phones in that session.");
    }

    private static ProblemException over() {
        return new ProblemException(409, "appointments.in-the-past", "That session is over.");
    }

    private static ProblemException unknownBooking() {
        return new ProblemException(
                404, "appointments.unknown-booking", "There is no such booking here.");
    }

    private static ProblemException unknownPatient() {
        return new ProblemException(
                404,
                "appointments.unknown-patient",
                "There is no such patient here, or the phone is another.");
    }
}
