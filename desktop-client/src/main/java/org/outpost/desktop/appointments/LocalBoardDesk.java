// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.access.StaffStore;
import org.outpost.desktop.facilities.FacilityStore;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Receipt;
import org.outpost.desktop.sync.Device;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.Receipts;
import org.outpost.model.appointments.Booking;
import org.outpost.model.appointments.BookingState;
import org.outpost.model.appointments.ClinicSession;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.appointments.SlotCalendar;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;

/// The day board's desk over the local file: each session's places, whose they are and whose to
/// give.
public final class LocalBoardDesk implements BoardDesk {
    private final LocalDatabase database;
    private final FactLog log;
    private final Device device;
    private final AppointmentStore store;
    private final StaffStore staff;
    private final FacilityStore facilities;
    private final Receipts receipts;
    private final PeopleDesk people;
    private final BookSlotUseCase book;
    private final CancelBookingUseCase cancel;
    private final Clock clock;

    public LocalBoardDesk(
            LocalDatabase database,
            FactLog log,
            Device device,
            AppointmentStore store,
            StaffStore staff,
            FacilityStore facilities,
            Receipts receipts,
            PeopleDesk people,
            BookSlotUseCase book,
            CancelBookingUseCase cancel,
            Clock clock) {
        this.database = database;
        this.log = log;
        this.device = device;
        this.store = store;
        this.staff = staff;
        this.facilities = facilities;
        this.receipts = receipts;
        this.people = people;
        this.book = book;
        this.cancel = cancel;
        this.clock = clock;
    }

    @Override
    public List<DoctorDay> day(LocalDate day) {
        FeedId home = device.home();
        if (home == null) {
            return List.of();
        }
        List<DoctorDay> days = new ArrayList<>();
        for (AggregateId id : database.read(sql -> store.ofDay(sql, home, day))) {
            Standing standing = standing(id);
            if (standing.session().plan() != null) {
                days.add(database.read(sql -> day(sql, id, standing)));
            }
        }
        return days;
    }

    @Override
    public List<Person> people(String letters, int limit) {
        return people.find(letters, limit);
    }

    @Override
    public Outcome<PlaceOnBoard> book(String sessionId, int place, String personId) {
        AggregateId session = new AggregateId(sessionId);
        Outcome<AggregateId> outcome = book.book(session, place, new AggregateId(personId));
        return switch (outcome) {
            case Outcome.Done<AggregateId>(var booking, var words, var none) ->
                    new Outcome.Done<>(
                            place(booking), words, () -> cancel(booking.value(), "mistake"));
            case Outcome.Declined<AggregateId>(var why, var field) ->
                    new Outcome.Declined<>(why, field);
            case Outcome.NeedsReason<AggregateId>(var why) -> new Outcome.Declined<>(why, "");
        };
    }

    @Override
    public Outcome<PlaceOnBoard> cancel(String bookingId, String reason) {
        Outcome<AggregateId> outcome = cancel.cancel(new AggregateId(bookingId), reason);
        return switch (outcome) {
            case Outcome.Done<AggregateId>(var booking, var words, var undo) ->
                    new Outcome.Done<>(place(booking), words, undo);
            case Outcome.Declined<AggregateId>(var why, var field) ->
                    new Outcome.Declined<>(why, field);
            case Outcome.NeedsReason<AggregateId>(var why) -> new Outcome.Declined<>(why, "");
        };
    }

    @Override
    public long bookedToday() {
        return log.countOwn("BookSlot", CareDay.millis(CareDay.of(clock.millis()), 0));
    }

    private Standing standing(AggregateId id) {
        return log.states(states ->
                new Standing(
                        states.of(id, ClinicSession.class),
                        states.of(LeasePool.places(id), LeaseBook.class)));
    }

    private DoctorDay day(Sql sql, AggregateId id, Standing standing) {
        PlanClinicSession plan = plan(standing.session());
        List<PlaceOnBoard> places = new ArrayList<>();
        for (int number = 1; number <= plan.capacity(); number++) {
            places.add(place(sql, standing, plan, number));
        }
        for (AppointmentStore.Claim claim : store.withoutPlace(sql, id.value())) {
            if (!claim.state().equals(BookingState.CANCELLED.name())) {
                places.add(claimed(sql, plan, 0, claim));
            }
        }
        FeedId home = standing.session().home();
        return new DoctorDay(
                id.value(),
                staff.name(sql, plan.doctor().value()),
                facilities
                        .department(
                                sql, home == null ? "" : home.hospital().value(), plan.department())
                        .orElseGet(() -> QueueDepartment.unlisted(plan.department())),
                plan.date(),
                LocalTime.ofSecondOfDay(plan.startMinute() * 60L % 86_400),
                LocalTime.ofSecondOfDay(plan.endMinute() * 60L % 86_400),
                places);
    }

    private PlaceOnBoard place(Sql sql, Standing standing, PlanClinicSession plan, int number) {
        List<String> claims = standing.session().claims().getOrDefault((long) number, List.of());
        AppointmentStore.Claim claim =
                claims.isEmpty() ? null : store.claim(sql, Booking.KIND + "/" + claims.getFirst());
        if (claim != null) {
            return claimed(sql, plan, number, claim);
        }
        boolean over = SlotCalendar.past(plan, number, clock.millis());
        boolean mine = standing.leases().holds(device.writer(), number);
        return new PlaceOnBoard(
                number,
                SlotCalendar.begins(plan, number),
                over ? "place.past" : mine ? "place.free" : "place.elsewhere",
                "",
                "",
                "",
                "",
                Receipt.of(Receipt.State.REACHED));
    }

    private PlaceOnBoard claimed(
            Sql sql, PlanClinicSession plan, int number, AppointmentStore.Claim claim) {
        Person person = people.person(claim.patient());
        return new PlaceOnBoard(
                number,
                SlotCalendar.begins(plan, Math.max(1, number)),
                word(BookingState.valueOf(claim.state())),
                claim.id(),
                claim.patient(),
                person.name(),
                people.phone(claim.patient()),
                receipts.of(sql, new AggregateId(claim.id())));
    }

    /// The booking as the board shows it, whatever became of it.
    private PlaceOnBoard place(AggregateId booking) {
        Booking known = log.states(states -> states.of(booking, Booking.class));
        AggregateId session = known.session();
        if (session == null) {
            throw new IllegalStateException("what was written can be read");
        }
        PlanClinicSession plan = plan(standing(session).session());
        Long number = known.place();
        return database.read(sql -> {
            AppointmentStore.Claim claim = store.claim(sql, booking.value());
            return claimed(
                    sql,
                    plan,
                    number == null ? 0 : Math.toIntExact(number),
                    claim == null
                            ? new AppointmentStore.Claim(
                                    booking.value(), session.value(), "", number, "CANCELLED")
                            : claim);
        });
    }

    private static String word(BookingState state) {
        return switch (state) {
            case CONFIRMED -> "place.booked";
            case PROVISIONAL -> "place.asked";
            case BUMPED -> "place.bumped";
            case CANCELLED, UNKNOWN -> "place.free";
        };
    }

    private static PlanClinicSession plan(ClinicSession session) {
        @Nullable PlanClinicSession plan = session.plan();
        if (plan == null) {
            throw new IllegalStateException("a session on the board was planned");
        }
        return plan;
    }

    private record Standing(ClinicSession session, LeaseBook leases) {}
}
