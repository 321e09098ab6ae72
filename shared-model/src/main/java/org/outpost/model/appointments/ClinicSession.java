// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Span;

/// A doctor's session and who claims which place in it.
///
/// @param plan null while the plan itself is not known
/// @param home the hospital's feed; null with the plan
/// @param claims keys of bookings by place; more than one only until the server has decided
/// @param waiting keys of provisional bookings, in fold order
/// @param cancelled keys of bookings given up: a decision of the server that had not seen it gives
///   them no place again
public record ClinicSession(
        @Nullable PlanClinicSession plan,
        @Nullable FeedId home,
        Map<Long, List<String>> claims,
        List<String> waiting,
        List<String> cancelled) {
    /// The kind of its aggregate.
    public static final String KIND = "session";

    private static final ClinicSession UNKNOWN =
            new ClinicSession(null, null, Map.of(), List.of(), List.of());

    /// The session this plan makes.
    public static AggregateId id(FactId plan) {
        return AggregateId.of(KIND, plan.value());
    }

    /// Whether a booking has the place.
    public boolean taken(long place) {
        return claims.containsKey(place);
    }

    /// How many bookings have a place.
    public int booked() {
        return claims.size();
    }

    /// The places of the counters: the first ones.
    public List<Span> deskPart() {
        return plan == null ? List.of() : part(1, (long) plan.capacity() - plan.phonePlaces());
    }

    /// The places of patients' phones: the last ones.
    public List<Span> phonePart() {
        return plan == null
                ? List.of()
                : part((long) plan.capacity() - plan.phonePlaces() + 1, plan.capacity());
    }

    private static List<Span> part(long from, long to) {
        return from <= to ? List.of(new Span(from, to)) : List.of();
    }

    private ClinicSession with(long place, String booking) {
        if (cancelled.contains(booking)) {
            return this;
        }
        ClinicSession rest = without(booking);
        Map<Long, List<String>> after = new TreeMap<>(rest.claims);
        List<String> all = new ArrayList<>(after.getOrDefault(place, List.of()));
        all.add(booking);
        after.put(place, List.copyOf(all));
        return new ClinicSession(plan, home, after, rest.waiting, cancelled);
    }

    private ClinicSession without(String booking) {
        Map<Long, List<String>> after = new TreeMap<>();
        claims.forEach((place, all) -> {
            List<String> left = all.stream().filter(key -> !key.equals(booking)).toList();
            if (!left.isEmpty()) {
                after.put(place, left);
            }
        });
        List<String> still = waiting.stream().filter(key -> !key.equals(booking)).toList();
        return new ClinicSession(plan, home, after, still, cancelled);
    }

    private ClinicSession waitingFor(String booking) {
        List<String> all = new ArrayList<>(waiting);
        all.add(booking);
        return new ClinicSession(plan, home, claims, List.copyOf(all), cancelled);
    }

    private ClinicSession cancelling(String booking) {
        ClinicSession rest = without(booking);
        List<String> all = new ArrayList<>(cancelled);
        if (!all.contains(booking)) {
            all.add(booking);
        }
        return new ClinicSession(plan, home, rest.claims, rest.waiting, List.copyOf(all));
    }

    /// Gathers claims; who keeps a place claimed twice is decided by the server, not here.
    static final class Folded implements Fold<ClinicSession> {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Class<ClinicSession> stateType() {
            return ClinicSession.class;
        }

        @Override
        public ClinicSession empty(AggregateId id) {
            return UNKNOWN;
        }

        @Override
        public ClinicSession apply(ClinicSession session, AggregateId id, ReadFact fact) {
            return switch (fact.body()) {
                case PlanClinicSession plan ->
                        new ClinicSession(
                                plan,
                                fact.fact().envelope().home(),
                                session.claims,
                                session.waiting,
                                session.cancelled);
                case BookSlot(_, _, var place, _) -> {
                    String booking = Booking.id(fact.fact().id()).key();
                    yield place == null
                            ? session.waitingFor(booking)
                            : session.with(place, booking);
                }
                case ConfirmBooking(var booking, _, var place) ->
                        session.with(place, booking.key());
                case BumpBooking(var booking, _, _, _) -> session.without(booking.key());
                case CancelBooking(var booking, _, _) -> session.cancelling(booking.key());
                default -> session;
            };
        }
    }
}
