// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.UserId;
import org.outpost.model.scenarios.Desk;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.scenarios.Town;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.Span;

class AppointmentsTest {
    private final Town town = new Town();
    private final AggregateId session = plan(Samples.DAY, 4, 1);

    @Test
    void aPlaceTheDeskHoldsIsBookedFinally() {
        town.pass(LeasePool.places(session), town.counter, 1, 2);
        Fact book = book(town.counter, 1L);
        assertThat(town.take(book)).isEqualTo("accepted");
        assertThat(booking(book).state()).isEqualTo(BookingState.CONFIRMED);
        assertThat(session().booked()).isEqualTo(1);
        assertThat(town.centre.decisions(ConfirmBooking.class)).isEmpty();
    }

    @Test
    void aBookingBeyondTheDesksShareIsConfirmedByTheServer() {
        town.pass(LeasePool.places(session), town.counter, 1, 2);
        Fact ask = book(town.counter, null);
        assertThat(town.take(ask)).isEqualTo("accepted");
        assertThat(booking(ask).state()).isEqualTo(BookingState.CONFIRMED);
        assertThat(booking(ask).place()).isEqualTo(3L);
    }

    @Test
    void theLastPlaceBookedAtTwoCountersIsGivenOnceAndTheOtherGetsAnotherOrIsBumped() {
        town.pass(LeasePool.places(session), town.counter, 1, 3);
        Fact one = book(town.counter, 3L);
        Fact two = book(town.window, 3L);
        assertThat(town.take(two)).isEqualTo("disputed appointments.place-not-held");
        assertThat(booking(two).state()).isEqualTo(BookingState.BUMPED);
        assertThat(booking(two).reason()).isEqualTo("appointments.place-not-held");
        assertThat(town.take(one)).isEqualTo("accepted");
        assertThat(session().claims()).containsOnlyKeys(3L);
    }

    @Test
    void aPlaceClaimedTwiceByItsHolderIsMovedToOneOfTheServers() {
        town.pass(LeasePool.places(session), town.counter, 1, 2);
        Fact one = book(town.counter, 1L);
        Fact two = book(town.counter, 1L);
        town.take(one);
        assertThat(town.take(two)).isEqualTo("disputed appointments.place-taken");
        assertThat(booking(one).place()).isEqualTo(1L);
        assertThat(booking(two).place()).isEqualTo(3L);
        assertThat(session().claims().get(1L)).hasSize(1);
    }

    @Test
    void whoeverLosesAPlaceIsOfferedTheDoctorsOtherSessions() {
        AggregateId next = plan(Samples.DAY.plusDays(1), 1, 0);
        AggregateId full = plan(Samples.DAY.plusDays(2), 1, 0);
        AggregateId after = plan(Samples.DAY.plusDays(3), 2, 0);
        town.take(town.kept(town.window, bookIn(full, null)));
        for (int i = 0; i < 3; i++) {
            town.take(book(town.counter, null));
        }
        Fact late = book(town.counter, null);
        town.take(late);
        assertThat(booking(late).state()).isEqualTo(BookingState.BUMPED);
        assertThat(booking(late).alternatives()).containsExactly(next, after);
        assertThat(booking(late).reason()).isEqualTo("appointments.full");
    }

    @Test
    void thePhonesPartIsForPhones() {
        for (int i = 0; i < 4; i++) {
            town.take(book(town.counter, null));
        }
        assertThat(session().booked()).isEqualTo(3);
        Fact phone = town.kept(town.counter, bookBy(Channel.PHONE));
        town.take(phone);
        assertThat(booking(phone).place()).isEqualTo(4L);
        assertThat(session().phonePart()).containsExactly(new Span(4, 4));
        assertThat(session().deskPart()).containsExactly(new Span(1, 3));
    }

    @Test
    void aCancelledPlaceIsFreeForItsHolderAgain() {
        town.pass(LeasePool.places(session), town.counter, 1, 2);
        Fact one = book(town.counter, 1L);
        town.take(one);
        assertThat(town.write(town.counter, cancel(one))).isEqualTo("accepted");
        assertThat(town.write(town.counter, cancel(one)))
                .isEqualTo("refused appointments.not-possible");
        assertThat(session().taken(1)).isFalse();
        assertThat(town.take(book(town.counter, 1L))).isEqualTo("accepted");
    }

    @Test
    void aConfirmationThatHadNotSeenTheCancellationGivesNoPlaceBack() {
        Fact ask = book(town.counter, null);
        Fact cancel = town.counter.write(cancel(ask), town.centre.now());
        town.centre.at(Samples.MORNING + 60_000);
        town.take(ask);
        assertThat(town.take(cancel)).isEqualTo("accepted");
        assertThat(booking(ask).state()).isEqualTo(BookingState.CANCELLED);
        assertThat(session().claims()).isEmpty();
        assertThat(session().waiting()).isEmpty();
    }

    @Test
    void aSessionInThePastIsRefused() {
        assertThat(town.write(town.counter, planned(LocalDate.of(2026, 11, 22), 4, 1)))
                .isEqualTo("refused appointments.in-the-past");
        town.centre.at(CareDay.millis(Samples.DAY, 780));
        assertThat(town.take(book(town.counter, null)))
                .isEqualTo("refused appointments.in-the-past");
        assertThat(town.centre.decisions(ConfirmBooking.class)).isEmpty();
    }

    @Test
    void whatIsNotThereCannotBeBooked() {
        assertThat(town.take(book(town.counter, 0L)))
                .isEqualTo("refused appointments.no-such-place");
        assertThat(town.take(book(town.counter, 5L)))
                .isEqualTo("refused appointments.no-such-place");
        assertThat(town.take(town.kept(town.counter, bookIn(Samples.SESSION, 1L))))
                .isEqualTo("refused appointments.unknown-session");
        assertThat(town.take(town.kept(town.counter, bookIn(Samples.PATIENT, 1L))))
                .isEqualTo("refused appointments.unknown-session");
        assertThat(town.write(town.counter, new BookSlot(session, session, null, Channel.DESK)))
                .isEqualTo("refused appointments.not-a-patient");
        assertThat(town.take(book(town.chc, null)))
                .isEqualTo("refused appointments.not-our-session");
    }

    @Test
    void onlyABookingOfTheSessionCanBeCancelledAndForAReason() {
        Fact ask = book(town.counter, null);
        town.take(ask);
        AggregateId booking = Booking.id(ask.id());
        assertThat(town.write(town.counter, new CancelBooking(booking, Samples.SESSION, "patient")))
                .isEqualTo("refused appointments.unknown-booking");
        assertThat(town.write(town.counter, new CancelBooking(session, session, "patient")))
                .isEqualTo("refused appointments.unknown-booking");
        assertThat(town.write(town.counter, new CancelBooking(booking, session, " ")))
                .isEqualTo("refused appointments.bad-reason");
        assertThat(town.write(town.chc, new CancelBooking(booking, session, "patient")))
                .as("at another hospital")
                .isEqualTo("refused appointments.not-our-session");
        assertThat(town.write(town.counter, new CancelBooking(booking, session, "patient")))
                .isEqualTo("accepted");
    }

    @Test
    void onlyTheServerConfirmsAndBumps() {
        Fact ask = book(town.counter, null);
        town.take(ask);
        AggregateId booking = Booking.id(ask.id());
        assertThat(town.write(town.counter, new ConfirmBooking(booking, session, 1L)))
                .isEqualTo("refused appointments.server-only");
        assertThat(town.write(town.counter, new BumpBooking(booking, session, "x", List.of())))
                .isEqualTo("refused appointments.server-only");
        assertThat(town.act(Town.DH, new BumpBooking(booking, session, "x", List.of())))
                .isEqualTo("accepted");
        assertThat(town.act(Town.DH, new ConfirmBooking(booking, session, 2L)))
                .isEqualTo("accepted");
        assertThat(booking(ask).place()).isEqualTo(2L);
    }

    @Test
    void aPlanWhoseHoursOrPlacesDoNotGoTogetherIsRefused() {
        LocalDate day = Samples.DAY;
        assertThat(bad(day, -1, 780, 10, 4, 1)).isTrue();
        assertThat(bad(day, 540, 1441, 10, 4, 1)).isTrue();
        assertThat(bad(day, 540, 540, 10, 4, 1)).isTrue();
        assertThat(bad(day, 540, 780, 0, 4, 1)).isTrue();
        assertThat(bad(day, 540, 780, 241, 4, 1)).isTrue();
        assertThat(bad(day, 540, 780, 10, 0, 0)).isTrue();
        assertThat(bad(day, 540, 780, 10, 501, 0)).isTrue();
        assertThat(bad(day, 540, 780, 10, 4, -1)).isTrue();
        assertThat(bad(day, 540, 780, 10, 4, 5)).isTrue();
        assertThat(bad(LocalDate.of(2100, 1, 1), 540, 780, 10, 4, 1)).isTrue();
        assertThat(bad(day, 540, 780, 10, 4, 4)).isFalse();
        assertThat(town.write(town.district, planned(day, 4, 1)))
                .isEqualTo("refused appointments.bad-plan");
        assertThat(
                        town.write(
                                town.counter,
                                new PlanClinicSession(
                                        new UserId("dr.khan"), " ", day, 540, 780, 10, 4, 1)))
                .isEqualTo("refused appointments.bad-plan");
    }

    @Test
    void placesHaveTheirTimes() {
        PlanClinicSession plan = planned(Samples.DAY, 4, 1);
        assertThat(SlotCalendar.begins(plan, 1)).isEqualTo(LocalTime.of(9, 0));
        assertThat(SlotCalendar.begins(plan, 4)).isEqualTo(LocalTime.of(9, 30));
        assertThat(SlotCalendar.begins(plan, 400)).isEqualTo(LocalTime.of(13, 0));
        assertThat(SlotCalendar.over(plan, CareDay.millis(Samples.DAY, 780) - 1)).isFalse();
        assertThat(SlotCalendar.over(plan, CareDay.millis(Samples.DAY, 780))).isTrue();
    }

    @Test
    void aPlaceWhoseTimeIsOverIsNotGivenThoughTheSessionStillRuns() {
        town.pass(LeasePool.places(session), town.counter, 1, 3);
        town.centre.at(CareDay.millis(Samples.DAY, 540 + 10));
        assertThat(next(town.counter)).as("the first ends now").isEqualTo(2);
        Fact first = book(town.counter, 1L);
        assertThat(town.take(first)).isEqualTo("disputed appointments.place-past");
        assertThat(booking(first).state())
                .as("none is left at the server")
                .isEqualTo(BookingState.BUMPED);
        assertThat(town.take(book(town.counter, 2L))).isEqualTo("accepted");
    }

    @Test
    void theServerGivesNoPlaceWhoseTimeWasOverWhenItWasAskedFor() {
        town.centre.at(CareDay.millis(Samples.DAY, 540 + 20));
        Fact asked = book(town.counter, null);
        assertThat(town.take(asked)).isEqualTo("accepted");
        assertThat(booking(asked).place()).isEqualTo(3L);
        town.centre.at(CareDay.millis(Samples.DAY, 540 + 30));
        Fact late = book(town.counter, null);
        assertThat(town.take(late)).isEqualTo("accepted");
        assertThat(booking(late).state()).isEqualTo(BookingState.BUMPED);
    }

    @Test
    void aDesksNextPlaceIsTheLowestItHolds() {
        assertThat(next(town.counter)).isZero();
        town.pass(LeasePool.places(session), town.counter, 2, 3);
        assertThat(next(town.counter)).isEqualTo(2);
        town.take(book(town.counter, 2L));
        assertThat(next(town.counter)).isEqualTo(3);
        LeaseBook leases = town.centre.state(LeasePool.places(session), LeaseBook.class);
        assertThat(
                        SlotCalendar.nextOwn(
                                org.outpost.model.kernel.WriterId.serverOf(Town.DH),
                                session(),
                                leases,
                                town.centre.now()))
                .isEqualTo(1);
    }

    @Test
    void aPhoneIsGivenTheLowestFreePlaceOfItsPartWhoseWindowHasNotBegun() {
        AggregateId wide = plan(Samples.DAY, 4, 2);
        long early = CareDay.millis(Samples.DAY, 500);
        assertThat(byPhone(wide, early)).isEqualTo(3);
        assertThat(byPhone(wide, CareDay.millis(Samples.DAY, 560))).isEqualTo(4);
        assertThat(byPhone(wide, CareDay.millis(Samples.DAY, 570))).isZero();
        town.act(Town.DH, new BookSlot(wide, Samples.PATIENT, 3L, Channel.PHONE));
        assertThat(byPhone(wide, early)).isEqualTo(4);
        town.pass(LeasePool.places(wide), town.counter, 4, 4);
        assertThat(byPhone(wide, early)).as("in a counter's hand").isZero();
        assertThat(byPhone(Samples.SESSION, early)).as("not planned").isZero();
    }

    private long byPhone(AggregateId of, long millis) {
        return SlotCalendar.nextByPhone(
                town.centre.state(of, ClinicSession.class),
                town.centre.state(LeasePool.places(of), LeaseBook.class),
                millis);
    }

    @Test
    void aRosterIsWholeAtTheServerAlone() {
        Appointments room = new Appointments();
        assertThat(room.wholeAt(Roster.id(new UserId("dr.khan")), Town.DH)).isFalse();
        assertThat(room.wholeAt(session, Town.DH)).isTrue();
    }

    private long next(Desk desk) {
        LeaseBook leases = town.centre.state(LeasePool.places(session), LeaseBook.class);
        return SlotCalendar.nextOwn(desk.writer(), session(), leases, town.centre.now());
    }

    private boolean bad(LocalDate day, int start, int end, int slot, int capacity, int phone) {
        PlanClinicSession plan =
                new PlanClinicSession(
                        new UserId("dr.rao"), "OPD", day, start, end, slot, capacity, phone);
        return town.write(town.counter, plan).equals("refused appointments.bad-plan");
    }

    private AggregateId plan(LocalDate day, int capacity, int phone) {
        Fact fact = town.kept(town.counter, planned(day, capacity, phone));
        assertThat(town.take(fact)).isEqualTo("accepted");
        return ClinicSession.id(fact.id());
    }

    private static PlanClinicSession planned(LocalDate day, int capacity, int phone) {
        return new PlanClinicSession(
                new UserId("dr.khan"), "OPD", day, 540, 780, 10, capacity, phone);
    }

    private Fact book(Desk desk, @Nullable Long place) {
        return town.kept(desk, bookIn(session, place));
    }

    private BookSlot bookBy(Channel channel) {
        return new BookSlot(session, Samples.PATIENT, null, channel);
    }

    private static BookSlot bookIn(AggregateId session, @Nullable Long place) {
        return new BookSlot(session, Samples.PATIENT, place, Channel.DESK);
    }

    private CancelBooking cancel(Fact book) {
        return new CancelBooking(Booking.id(book.id()), session, "patient");
    }

    private Booking booking(Fact book) {
        return town.centre.state(Booking.id(book.id()), Booking.class);
    }

    private ClinicSession session() {
        return town.centre.state(session, ClinicSession.class);
    }
}
