// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.ReadFact;

/// One patient's way through one day: from the token to whoever saw them last.
///
/// @param patient and `day`: null while the visit itself is not known
/// @param department where the patient waits or was last
/// @param session the doctor's session there, where it is for one
/// @param booking the booking it keeps, if there was one
/// @param token null where it is called by name
/// @param order the place in the queue, milliseconds since 1970: whoever has less is before
/// @param room where the token was last called to; empty before
/// @param opened when it began, milliseconds since 1970
/// @param since when it came into this state
/// @param called when the token was first called where it now waits or was last; 0 before
/// @param calls how often it was called there
/// @param reason why it was cancelled: a code; empty otherwise
/// @param home the feed of the hospital it is to; null while that is not known
public record Visit(
        VisitState state,
        @Nullable AggregateId patient,
        @Nullable LocalDate day,
        String department,
        @Nullable AggregateId session,
        @Nullable AggregateId booking,
        @Nullable TokenNumber token,
        List<Priority> priorities,
        long order,
        String room,
        long opened,
        long since,
        long called,
        int calls,
        String reason,
        @Nullable FeedId home) {
    /// The kind of its aggregate.
    public static final String KIND = "visit";

    private static final Visit UNKNOWN =
            new Visit(
                    VisitState.UNKNOWN,
                    null,
                    null,
                    "",
                    null,
                    null,
                    null,
                    List.of(),
                    0,
                    "",
                    0,
                    0,
                    0,
                    0,
                    "",
                    null);

    /// The visit this fact makes.
    public static AggregateId id(FactId openVisit) {
        return AggregateId.of(KIND, openVisit.value());
    }

    /// Whether it is in a queue now.
    public boolean waits() {
        return state == VisitState.WAITING;
    }

    /// How long the patient waited where they are or were last, in milliseconds.
    ///
    /// @param now for whoever still waits
    public long waited(long now) {
        return Math.max(0, (called > 0 ? called : now) - Math.max(opened, order));
    }

    private Visit on(VisitEvent event, long at) {
        VisitState next = VisitLifecycle.next(state, event);
        return next == null ? this : in(next, at);
    }

    private Visit in(VisitState next, long at) {
        return new Visit(
                next,
                patient,
                day,
                department,
                session,
                booking,
                token,
                priorities,
                order,
                room,
                opened,
                at,
                called,
                calls,
                reason,
                home);
    }

    private Visit calledTo(String where, long at) {
        return new Visit(
                state,
                patient,
                day,
                department,
                session,
                booking,
                token,
                priorities,
                order,
                where,
                opened,
                since,
                called == 0 ? at : called,
                calls + 1,
                reason,
                home);
    }

    private Visit waitingFrom(long place) {
        return new Visit(
                state,
                patient,
                day,
                department,
                session,
                booking,
                token,
                priorities,
                place,
                "",
                opened,
                since,
                0,
                0,
                reason,
                home);
    }

    private Visit at(String where, @Nullable AggregateId doctors) {
        return new Visit(
                state,
                patient,
                day,
                where,
                doctors,
                booking,
                token,
                priorities,
                order,
                room,
                opened,
                since,
                called,
                calls,
                reason,
                home);
    }

    private Visit ranked(List<Priority> all) {
        return new Visit(
                state,
                patient,
                day,
                department,
                session,
                booking,
                token,
                all,
                order,
                room,
                opened,
                since,
                called,
                calls,
                reason,
                home);
    }

    private Visit because(String why) {
        return new Visit(
                state,
                patient,
                day,
                department,
                session,
                booking,
                token,
                priorities,
                order,
                room,
                opened,
                since,
                called,
                calls,
                why,
                home);
    }

    /// Walks the lifecycle table; an event without a cell changes nothing.
    static final class Folded implements Fold<Visit> {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Class<Visit> stateType() {
            return Visit.class;
        }

        @Override
        public Visit empty(AggregateId id) {
            return UNKNOWN;
        }

        @Override
        public Visit apply(Visit visit, AggregateId id, ReadFact fact) {
            long at = fact.fact().envelope().happened();
            return switch (fact.body()) {
                case OpenVisit open when visit.state == VisitState.UNKNOWN -> opened(open, at);
                case CallToken(_, var room) -> {
                    Visit next = visit.on(VisitEvent.CALL, at);
                    yield next == visit ? visit : next.calledTo(room, at);
                }
                case MissToken _ -> visit.on(VisitEvent.MISS, at);
                case ReturnToken(_, var order) -> {
                    Visit next = visit.on(VisitEvent.RETURN, at);
                    yield next == visit ? visit : next.waitingFrom(order);
                }
                case MoveVisit(_, var department, var session, var order) -> {
                    Visit next = visit.on(VisitEvent.MOVE, at);
                    yield next == visit ? visit : next.at(department, session).waitingFrom(order);
                }
                case RankVisit(_, var priorities) -> visit.ranked(priorities);
                case FinishVisit _ -> visit.on(VisitEvent.FINISH, at);
                case CancelVisit(_, var reason) -> {
                    Visit next = visit.on(VisitEvent.CANCEL, at);
                    yield next == visit ? visit : next.because(reason);
                }
                default -> visit;
            };
        }

        private static Visit opened(OpenVisit open, long at) {
            return new Visit(
                    VisitState.WAITING,
                    open.patient(),
                    open.day(),
                    open.department(),
                    open.session(),
                    open.booking(),
                    open.token(),
                    open.priorities(),
                    at,
                    "",
                    at,
                    at,
                    0,
                    0,
                    "",
                    FeedId.of(open.hospital()));
        }
    }
}
