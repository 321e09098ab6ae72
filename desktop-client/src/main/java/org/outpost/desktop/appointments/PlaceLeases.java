// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.sync.Device;
import org.outpost.desktop.sync.FactLog;
import org.outpost.model.access.Permissions;
import org.outpost.model.appointments.ClinicSession;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.appointments.SlotCalendar;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.LeaseShare;
import org.outpost.model.sync.ReturnLease;
import org.outpost.model.sync.Span;
import org.outpost.model.sync.States;

/// This machine's shares of doctors' places: it asks for more while few are left for today and
/// tomorrow, and gives back what it holds of a session that is over, or of all at the end of a
/// shift. A share that was under way by then is given back as it arrives. No clock takes a share
/// from it: the time only tells it to return.
public final class PlaceLeases {
    private static final int DAYS_AHEAD = 1;
    private static final int DAYS_BACK = 2;
    private static final int DAYS_OF_SHIFT = 60;
    private static final int MOST_WANTS = 30;

    private final LocalDatabase database;
    private final FactLog log;
    private final Device device;
    private final AppointmentStore store;
    private final CurrentUser current;
    private final Clock clock;

    /// Whether a share may have come since all were given back. What was held when the program
    /// began is not given back before somebody sits down: it ended in the middle of a shift, and
    /// whoever comes back to it may have no line to ask for places again.
    private final AtomicBoolean arrived = new AtomicBoolean();

    public PlaceLeases(
            LocalDatabase database,
            FactLog log,
            Device device,
            AppointmentStore store,
            CurrentUser current,
            Clock clock) {
        this.database = database;
        this.log = log;
        this.device = device;
        this.store = store;
        this.current = current;
        this.clock = clock;
        log.onChange(changed -> {
            if (changed.stream().anyMatch(LeasePool::isPlaces)) {
                arrived.set(true);
            }
        });
    }

    /// What this machine would like of the sessions that are not over, today and tomorrow. Only a
    /// counter whose person books asks.
    public List<Exchange.Want> wants() {
        if (!mayBook()) {
            return List.of();
        }
        long now = clock.millis();
        List<AggregateId> sessions = sessions(0, DAYS_AHEAD);
        return log.states(states -> {
            List<Exchange.Want> wants = new ArrayList<>();
            for (AggregateId id : sessions) {
                ClinicSession session = states.of(id, ClinicSession.class);
                PlanClinicSession plan = session.plan();
                if (plan == null || SlotCalendar.over(plan, now) || wants.size() >= MOST_WANTS) {
                    continue;
                }
                AggregateId pool = LeasePool.places(id);
                LeaseBook book = states.of(pool, LeaseBook.class);
                boolean some =
                        book.atServer(session.deskPart()).stream()
                                .anyMatch(place -> !SlotCalendar.gone(session, place, now));
                Exchange.Want want =
                        some
                                ? LeaseShare.placesWanted(
                                        device.writer(),
                                        pool,
                                        book,
                                        place -> SlotCalendar.gone(session, place, now))
                                : null;
                if (want != null) {
                    wants.add(want);
                }
            }
            return wants;
        });
    }

    /// Gives back what is not needed: free places of sessions that are over, and where nobody here
    /// books, whatever has come.
    public void returnUnneeded() {
        if (!mayBook() && arrived.getAndSet(false)) {
            endOfShift();
            return;
        }
        long now = clock.millis();
        giveBack(sessions(-DAYS_BACK, 0), plan -> SlotCalendar.over(plan, now));
    }

    /// Gives back every free place: the shift ends, or the next person does not book.
    public void endOfShift() {
        giveBack(sessions(-DAYS_BACK, DAYS_OF_SHIFT), plan -> true);
    }

    /// A person has signed in: who does not book keeps no places from others.
    public void seatTaken() {
        if (!mayBook()) {
            endOfShift();
        }
    }

    /// How many free places this machine holds of sessions to come: what {@link #endOfShift} gives
    /// back.
    public long held() {
        List<AggregateId> sessions = sessions(-DAYS_BACK, DAYS_OF_SHIFT);
        List<FactBody> bodies = log.states(states -> returns(states, sessions, plan -> true));
        return bodies.stream()
                .map(ReturnLease.class::cast)
                .flatMap(back -> back.parts().stream())
                .mapToLong(Span::size)
                .sum();
    }

    private void giveBack(List<AggregateId> sessions, Predicate<PlanClinicSession> which) {
        UserId who = current.givesBack();
        if (who == null || sessions.isEmpty()) {
            return;
        }
        List<FactBody> bodies = log.states(states -> returns(states, sessions, which));
        for (FactBody body : bodies) {
            log.record(who, List.of(body), false);
        }
    }

    private List<FactBody> returns(
            States states, List<AggregateId> sessions, Predicate<PlanClinicSession> which) {
        List<FactBody> bodies = new ArrayList<>();
        for (AggregateId id : sessions) {
            ClinicSession session = states.of(id, ClinicSession.class);
            PlanClinicSession plan = session.plan();
            AggregateId pool = LeasePool.places(id);
            ReturnLease back =
                    plan == null || !which.test(plan)
                            ? null
                            : LeaseShare.giveBack(
                                    device.writer(),
                                    pool,
                                    states.of(pool, LeaseBook.class),
                                    session::taken);
            if (back != null) {
                bodies.add(back);
            }
        }
        return bodies;
    }

    private List<AggregateId> sessions(int from, int to) {
        FeedId home = device.home();
        LocalDate today = CareDay.of(clock.millis());
        return home == null
                ? List.of()
                : database.read(
                        sql -> store.between(sql, home, today.plusDays(from), today.plusDays(to)));
    }

    private boolean mayBook() {
        return current.isPresent() && Permissions.may(current.role(), "BookSlot");
    }
}
