// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.ReadFact;

/// What became of one claim on a place.
///
/// @param session and `patient`: null while the booking itself is not known
/// @param place the place it has or had; null while it has none
/// @param reason why it was bumped or cancelled: a code; empty otherwise
/// @param alternatives sessions offered when it was bumped
/// @param booked when, milliseconds since 1970; 0 while unknown
public record Booking(
        BookingState state,
        @Nullable AggregateId session,
        @Nullable AggregateId patient,
        @Nullable Long place,
        String reason,
        List<AggregateId> alternatives,
        long booked) {
    /// The kind of its aggregate.
    public static final String KIND = "booking";

    private static final Booking UNKNOWN =
            new Booking(BookingState.UNKNOWN, null, null, null, "", List.of(), 0);

    /// The booking this fact makes.
    public static AggregateId id(FactId bookSlot) {
        return AggregateId.of(KIND, bookSlot.value());
    }

    private Booking on(
            BookingEvent event, @Nullable Long newPlace, String why, List<AggregateId> offered) {
        BookingState next = AppointmentLifecycle.next(state, event);
        return next == null
                ? this
                : new Booking(next, session, patient, newPlace, why, offered, booked);
    }

    /// Walks the lifecycle table; an event without a cell changes nothing.
    static final class Folded implements Fold<Booking> {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Class<Booking> stateType() {
            return Booking.class;
        }

        @Override
        public Booking empty(AggregateId id) {
            return UNKNOWN;
        }

        @Override
        public Booking apply(Booking booking, AggregateId id, ReadFact fact) {
            return switch (fact.body()) {
                case BookSlot(var session, var patient, var place, _) ->
                        new Booking(
                                        booking.state,
                                        session,
                                        patient,
                                        null,
                                        "",
                                        List.of(),
                                        fact.fact().envelope().happened())
                                .on(
                                        place == null ? BookingEvent.CLAIM : BookingEvent.BOOK,
                                        place,
                                        "",
                                        List.of());
                case ConfirmBooking(_, _, var place) ->
                        booking.on(BookingEvent.CONFIRM, place, "", List.of());
                case BumpBooking(_, _, var code, var offered) ->
                        booking.on(BookingEvent.BUMP, null, code, offered);
                case CancelBooking(_, _, var reason) ->
                        booking.on(BookingEvent.CANCEL, booking.place, reason, List.of());
                default -> booking;
            };
        }
    }
}
