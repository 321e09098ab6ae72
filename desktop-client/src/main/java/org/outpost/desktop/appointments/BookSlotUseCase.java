// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.sync.Device;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.Told;
import org.outpost.model.appointments.BookSlot;
import org.outpost.model.appointments.Booking;
import org.outpost.model.appointments.Channel;
import org.outpost.model.appointments.ClinicSession;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.appointments.SlotCalendar;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.Clock;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.States;

/// A patient is given a place. One that this machine holds a lease of is final, with or without a
/// line; beyond the lease the place is asked for, and the district decides.
public final class BookSlotUseCase {
    private final FactLog log;
    private final Device device;
    private final CurrentUser current;
    private final Clock clock;

    public BookSlotUseCase(FactLog log, Device device, CurrentUser current, Clock clock) {
        this.log = log;
        this.device = device;
        this.current = current;
        this.clock = clock;
    }

    /// @param place the one somebody pointed at; 0 means the next one of this machine's
    /// @return the booking
    public Outcome<AggregateId> book(AggregateId session, long place, AggregateId patient) {
        AtomicReference<@Nullable Long> given = new AtomicReference<>();
        AtomicReference<@Nullable PlanClinicSession> plan = new AtomicReference<>();
        return Told.of(
                log.record(
                        current.user(),
                        states -> {
                            Long own = own(states, session, place);
                            given.set(own);
                            plan.set(states.of(session, ClinicSession.class).plan());
                            return List.of(new BookSlot(session, patient, own, Channel.DESK));
                        },
                        false),
                kept -> {
                    AggregateId booking = Booking.id(kept.facts().getFirst().fact().id());
                    return new Outcome.Done<>(booking, words(given.get(), plan.get()), null);
                });
    }

    /// The place where it is free and this machine's to give; else null.
    private @Nullable Long own(States states, AggregateId id, long place) {
        ClinicSession session = states.of(id, ClinicSession.class);
        LeaseBook leases = states.of(LeasePool.places(id), LeaseBook.class);
        if (place == 0) {
            long next = SlotCalendar.nextOwn(device.writer(), session, leases, clock.millis());
            return next == 0 ? null : next;
        }
        return leases.holds(device.writer(), place) && !session.taken(place) ? place : null;
    }

    private static Phrase words(@Nullable Long place, @Nullable PlanClinicSession plan) {
        if (place == null || plan == null) {
            return Phrase.of("done.asked");
        }
        LocalTime from = SlotCalendar.begins(plan, place);
        return Phrase.of("done.booked", place, from);
    }
}
