// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.util.List;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.Told;
import org.outpost.desktop.sync.Undo;
import org.outpost.model.appointments.Booking;
import org.outpost.model.appointments.CancelBooking;
import org.outpost.model.kernel.AggregateId;

/// A booking is given up: by the patient, because the doctor does not come, or taken back as a
/// mistake. It stays in the history.
public final class CancelBookingUseCase {
    private final FactLog log;
    private final CurrentUser current;

    public CancelBookingUseCase(FactLog log, CurrentUser current) {
        this.log = log;
        this.current = current;
    }

    /// @param reason a code of the short list
    public Outcome<AggregateId> cancel(AggregateId booking, String reason) {
        Booking known = log.states(states -> states.of(booking, Booking.class));
        AggregateId session = known.session();
        if (session == null) {
            return new Outcome.Declined<>(Phrase.of("refusal.appointments.unknown-booking"), "");
        }
        return Told.of(
                log.record(
                        current.user(),
                        List.of(new CancelBooking(booking, session, reason)),
                        false),
                kept ->
                        new Outcome.Done<>(
                                booking,
                                Phrase.of("done.cancelled"),
                                Undo.of(log, kept, Phrase.of("undone.cancelled"))));
    }
}
