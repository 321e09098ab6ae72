// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.PlainText;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.sync.Envelope;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.LeaseRefusal;
import org.outpost.model.sync.SeriesUse;
import org.outpost.model.sync.States;

/// The rule of visits and tokens. A token that was handed out is never refused for its number, a
/// call that was heard never for another's: both are questioned.
final class VisitRule {
    private static final int OLDEST = 120;
    private static final int MOST_BETWEEN = 50;

    private VisitRule() {}

    /// @return null where the body is not of a visit
    static @Nullable Verdict judge(States before, FactBody body, Envelope envelope, States after) {
        return switch (body) {
            case OpenVisit open -> opened(before, open, envelope, after);
            case CallToken(var visit, var room) -> called(before, visit, room, envelope);
            case MissToken(var visit) -> walked(before, visit, VisitEvent.MISS, envelope);
            case ReturnToken(var visit, _) -> walked(before, visit, VisitEvent.RETURN, envelope);
            case MoveVisit(var visit, var department, _, _) ->
                    text(
                            department,
                            "department",
                            walked(before, visit, VisitEvent.MOVE, envelope));
            case RankVisit(var visit, _) -> of(before, visit, envelope);
            case FinishVisit(var visit) -> walked(before, visit, VisitEvent.FINISH, envelope);
            case CancelVisit(var visit, var reason) ->
                    text(reason, "reason", walked(before, visit, VisitEvent.CANCEL, envelope));
            case SetQueueRule set -> set(set, envelope);
            default -> null;
        };
    }

    private static Verdict opened(States before, OpenVisit open, Envelope envelope, States after) {
        if (!open.patient().kind().equals("patient")) {
            return Verdict.refused(new VisitRefusal.NotAPatient());
        }
        if (!envelope.home().equals(FeedId.of(open.hospital()))) {
            return Verdict.refused(new VisitRefusal.NotOurs());
        }
        if (PlainText.fault(open.department()) != null) {
            return Verdict.refused(new VisitRefusal.BadText("department"));
        }
        if (!open.day().equals(CareDay.of(envelope.happened()))) {
            return Verdict.refused(new VisitRefusal.NotToday());
        }
        SeriesUse use = open.seriesUse();
        return switch (use == null ? null : use.against(before, after, envelope.id().writer())) {
            case null -> Verdict.ACCEPTED;
            case LeaseRefusal.NumberUsed _ -> Verdict.disputed(new VisitRefusal.TokenTaken());
            case LeaseRefusal _ -> Verdict.disputed(new VisitRefusal.TokenNotHeld());
        };
    }

    private static Verdict called(
            States before, AggregateId visit, String room, Envelope envelope) {
        Verdict walked = text(room, "room", walked(before, visit, VisitEvent.CALL, envelope));
        if (!(walked instanceof Verdict.Accepted)) {
            return walked;
        }
        Visit known = before.of(visit, Visit.class);
        boolean elsewhere = known.state() == VisitState.CALLED && !known.room().equals(room);
        return elsewhere
                ? Verdict.disputed(new VisitRefusal.CalledElsewhere(known.room()))
                : Verdict.ACCEPTED;
    }

    private static Verdict walked(
            States before, AggregateId visit, VisitEvent event, Envelope envelope) {
        Verdict of = of(before, visit, envelope);
        if (!(of instanceof Verdict.Accepted)) {
            return of;
        }
        VisitState state = before.of(visit, Visit.class).state();
        return VisitLifecycle.next(state, event) == null
                ? Verdict.refused(new VisitRefusal.NotPossible(state))
                : Verdict.ACCEPTED;
    }

    /// A visit goes on where it was opened, at whichever desk of that hospital.
    private static Verdict of(States before, AggregateId visit, Envelope envelope) {
        if (!visit.kind().equals(Visit.KIND)) {
            return Verdict.refused(new VisitRefusal.UnknownVisit());
        }
        Visit known = before.of(visit, Visit.class);
        if (known.state() == VisitState.UNKNOWN) {
            return Verdict.refused(new VisitRefusal.UnknownVisit());
        }
        FeedId home = known.home();
        return home == null || home.equals(envelope.home())
                ? Verdict.ACCEPTED
                : Verdict.refused(new VisitRefusal.NotOurs());
    }

    private static Verdict text(String text, String field, Verdict otherwise) {
        return PlainText.fault(text) == null
                ? otherwise
                : Verdict.refused(new VisitRefusal.BadText(field));
    }

    private static Verdict set(SetQueueRule set, Envelope envelope) {
        if (!envelope.home().equals(FeedId.of(set.hospital()))) {
            return Verdict.refused(new VisitRefusal.NotOurs());
        }
        if (set.between() < 0 || set.between() > MOST_BETWEEN) {
            return Verdict.refused(new VisitRefusal.BadRule("between"));
        }
        return set.elderFrom() < 1 || set.elderFrom() > OLDEST
                ? Verdict.refused(new VisitRefusal.BadRule("elderFrom"))
                : Verdict.ACCEPTED;
    }
}
