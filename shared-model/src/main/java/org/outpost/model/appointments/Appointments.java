// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.PlainText;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.sync.Envelope;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactType;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.LoadStage;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Room;
import org.outpost.model.sync.States;
import org.outpost.model.sync.SyncRefusal;

/// The room of appointments. A claim that can't stand as made is disputed, never refused: the
/// patient was told a place, so the server finds another or says so, once.
public final class Appointments implements Room {
    private static final int MAX_CAPACITY = 500;
    private static final int ALTERNATIVES = 3;
    private static final int LOOKED_AT = 12;

    @Override
    public String name() {
        return "appointments";
    }

    @Override
    public List<FactType> factTypes() {
        return List.of(
                FactType.of(PlanClinicSession.class),
                FactType.of(BookSlot.class),
                FactType.of(CancelBooking.class),
                FactType.of(ConfirmBooking.class),
                FactType.of(BumpBooking.class),
                FactType.of(OpenVisit.class),
                FactType.of(CallToken.class),
                FactType.of(MissToken.class),
                FactType.of(ReturnToken.class),
                FactType.of(MoveVisit.class),
                FactType.of(RankVisit.class),
                FactType.of(FinishVisit.class),
                FactType.of(CancelVisit.class),
                FactType.of(SetQueueRule.class));
    }

    @Override
    public List<Fold<?>> folds() {
        return List.of(
                new ClinicSession.Folded(),
                new Booking.Folded(),
                new Roster.Folded(),
                new Visit.Folded(),
                new QueueRule.Folded());
    }

    /// A doctor may sit at two hospitals: only the server holds every roster whole.
    @Override
    public boolean wholeAt(AggregateId id, FeedId home) {
        return !id.kind().equals(Roster.KIND);
    }

    @Override
    public LoadStage loadStage(AggregateId id) {
        return switch (id.kind()) {
            case QueueRule.KIND -> LoadStage.PLACES;
            case Roster.KIND -> LoadStage.REST;
            default -> LoadStage.DAY;
        };
    }

    @Override
    public Verdict judge(States before, ReadFact fact, States after) {
        Envelope envelope = fact.fact().envelope();
        Verdict ofVisit = VisitRule.judge(before, fact.body(), envelope, after);
        if (ofVisit != null) {
            return ofVisit;
        }
        AppointmentRefusal against =
                switch (fact.body()) {
                    case PlanClinicSession plan -> against(plan, envelope);
                    case BookSlot book -> against(before, after, book, envelope);
                    case CancelBooking cancel -> against(before, after, cancel, envelope);
                    case ConfirmBooking(var booking, var session, _) ->
                            envelope.id().writer().isServer()
                                    ? against(before, booking, session, BookingEvent.CONFIRM)
                                    : new AppointmentRefusal.ServerOnly();
                    case BumpBooking(var booking, var session, _, _) ->
                            envelope.id().writer().isServer()
                                    ? against(before, booking, session, BookingEvent.BUMP)
                                    : new AppointmentRefusal.ServerOnly();
                    default -> null;
                };
        if (against != null) {
            return Verdict.refused(against);
        }
        AppointmentRefusal question =
                fact.body() instanceof BookSlot book
                        ? question(before, after, book, envelope)
                        : null;
        return question == null ? Verdict.ACCEPTED : Verdict.disputed(question);
    }

    /// A cancellation can be taken back while nobody else was given the place; a booking is given
    /// up by a cancellation, which frees its place for others. That somebody has left can be taken
    /// back always: their place in a queue was given to nobody.
    @Override
    public Verdict reverse(States before, ReadFact original, States after) {
        if (original.body() instanceof CancelVisit) {
            return Verdict.ACCEPTED;
        }
        if (!(original.body() instanceof CancelBooking(var booking, var session, _))) {
            return Verdict.refused(new SyncRefusal.NotReversible());
        }
        Long place = after.of(booking, Booking.class).place();
        boolean shared =
                place != null
                        && after.of(session, ClinicSession.class)
                                        .claims()
                                        .getOrDefault(place, List.of())
                                        .size()
                                > 1;
        return shared ? Verdict.refused(new AppointmentRefusal.PlaceTaken()) : Verdict.ACCEPTED;
    }

    @Override
    public List<FactBody> decide(ReadFact fact, Verdict verdict, States after) {
        if (!(fact.body() instanceof BookSlot book)) {
            return List.of();
        }
        String code =
                switch (verdict) {
                    case Verdict.Accepted() -> book.place() == null ? "appointments.full" : null;
                    case Verdict.Disputed(var reason) -> reason.code();
                    case Verdict.Refused(_) -> null;
                };
        if (code == null) {
            return List.of();
        }
        AggregateId booking = Booking.id(fact.fact().id());
        ClinicSession session = after.of(book.session(), ClinicSession.class);
        LeaseBook leases = after.of(LeasePool.places(book.session()), LeaseBook.class);
        long asked = fact.fact().envelope().happened();
        long place = SlotCalendar.nextAtServer(session, leases, book.channel(), asked);
        return List.of(
                place > 0
                        ? new ConfirmBooking(booking, book.session(), place)
                        : new BumpBooking(
                                booking,
                                book.session(),
                                code,
                                alternatives(book.session(), session.plan(), asked, after)));
    }

    /// Coming sessions of the same doctor in which the server still has a place.
    private static List<AggregateId> alternatives(
            AggregateId full, @Nullable PlanClinicSession plan, long happened, States after) {
        if (plan == null) {
            return List.of();
        }
        return after.of(Roster.id(plan.doctor()), Roster.class).sessions().stream()
                .filter(entry -> CareDay.millis(entry.date(), entry.endMinute()) > happened)
                .map(Roster.Entry::session)
                .filter(other -> !other.equals(full))
                .limit(LOOKED_AT)
                .filter(other -> hasRoom(other, after, happened))
                .limit(ALTERNATIVES)
                .toList();
    }

    private static boolean hasRoom(AggregateId other, States after, long happened) {
        return SlotCalendar.nextAtServer(
                        after.of(other, ClinicSession.class),
                        after.of(LeasePool.places(other), LeaseBook.class),
                        Channel.DESK,
                        happened)
                > 0;
    }

    private static @Nullable AppointmentRefusal against(PlanClinicSession plan, Envelope envelope) {
        if (plan.startMinute() < 0
                || plan.endMinute() > 1440
                || plan.startMinute() >= plan.endMinute()) {
            return new AppointmentRefusal.BadPlan("hours");
        }
        if (plan.slotMinutes() < 1 || plan.slotMinutes() > 240) {
            return new AppointmentRefusal.BadPlan("slotMinutes");
        }
        if (plan.capacity() < 1 || plan.capacity() > MAX_CAPACITY) {
            return new AppointmentRefusal.BadPlan("capacity");
        }
        if (plan.phonePlaces() < 0 || plan.phonePlaces() > plan.capacity()) {
            return new AppointmentRefusal.BadPlan("phonePlaces");
        }
        if (!envelope.home().isHospital()) {
            return new AppointmentRefusal.BadPlan("home");
        }
        if (PlainText.fault(plan.department()) != null) {
            return new AppointmentRefusal.BadPlan("department");
        }
        if (plan.date().getYear() > 2099) {
            return new AppointmentRefusal.BadPlan("date");
        }
        return plan.date().isBefore(CareDay.of(envelope.happened()))
                ? new AppointmentRefusal.InThePast()
                : null;
    }

    private static @Nullable AppointmentRefusal against(
            States before, States after, BookSlot book, Envelope envelope) {
        if (!book.patient().kind().equals("patient")) {
            return new AppointmentRefusal.NotAPatient();
        }
        PlanClinicSession plan = plan(before, after, book.session());
        if (plan == null) {
            return new AppointmentRefusal.UnknownSession();
        }
        if (!envelope.home().equals(home(before, after, book.session()))) {
            return new AppointmentRefusal.NotOurSession();
        }
        Long place = book.place();
        if (place != null && (place < 1 || place > plan.capacity())) {
            return new AppointmentRefusal.NoSuchPlace();
        }
        return SlotCalendar.over(plan, envelope.happened())
                ? new AppointmentRefusal.InThePast()
                : null;
    }

    private static @Nullable AppointmentRefusal against(
            States before, States after, CancelBooking cancel, Envelope envelope) {
        if (PlainText.fault(cancel.reason()) != null) {
            return new AppointmentRefusal.BadReason();
        }
        AppointmentRefusal against =
                against(before, cancel.booking(), cancel.session(), BookingEvent.CANCEL);
        boolean ours = envelope.home().equals(home(before, after, cancel.session()));
        return against != null || ours ? against : new AppointmentRefusal.NotOurSession();
    }

    private static @Nullable AppointmentRefusal question(
            States before, States after, BookSlot book, Envelope envelope) {
        Long place = book.place();
        if (place == null) {
            return null;
        }
        PlanClinicSession plan = plan(before, after, book.session());
        if (plan != null && SlotCalendar.past(plan, place, envelope.happened())) {
            return new AppointmentRefusal.PlacePast();
        }
        LeaseBook leases = before.of(LeasePool.places(book.session()), LeaseBook.class);
        if (!leases.holds(envelope.id().writer(), place)) {
            return new AppointmentRefusal.PlaceNotHeld();
        }
        List<String> claims =
                after.of(book.session(), ClinicSession.class)
                        .claims()
                        .getOrDefault(place, List.of());
        return claims.size() > 1 ? new AppointmentRefusal.PlaceTaken() : null;
    }

    private static @Nullable AppointmentRefusal against(
            States before, AggregateId booking, AggregateId session, BookingEvent event) {
        if (!booking.kind().equals(Booking.KIND)) {
            return new AppointmentRefusal.UnknownBooking();
        }
        Booking known = before.of(booking, Booking.class);
        if (!session.equals(known.session())) {
            return new AppointmentRefusal.UnknownBooking();
        }
        return AppointmentLifecycle.next(known.state(), event) == null
                ? new AppointmentRefusal.NotPossible(known.state())
                : null;
    }

    private static @Nullable FeedId home(States before, States after, AggregateId session) {
        FeedId home = before.of(session, ClinicSession.class).home();
        return home != null ? home : after.of(session, ClinicSession.class).home();
    }

    private static @Nullable PlanClinicSession plan(
            States before, States after, AggregateId session) {
        if (!session.kind().equals(ClinicSession.KIND)) {
            return null;
        }
        PlanClinicSession plan = before.of(session, ClinicSession.class).plan();
        return plan != null ? plan : after.of(session, ClinicSession.class).plan();
    }
}
