// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import java.time.LocalTime;
import java.util.List;
import java.util.function.LongPredicate;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeaseShare;
import org.outpost.model.sync.Span;

/// From places to times of day and back, and which place is next. A time is a window, not a promise
/// to the minute.
public final class SlotCalendar {
    private SlotCalendar() {}

    /// When a place's window begins; places beyond the hours come at their end.
    public static LocalTime begins(PlanClinicSession plan, long place) {
        long minute = plan.startMinute() + (place - 1) * plan.slotMinutes();
        return LocalTime.ofSecondOfDay(Math.min(minute, plan.endMinute()) * 60L % 86_400);
    }

    /// Whether the session is over at this instant.
    public static boolean over(PlanClinicSession plan, long millis) {
        return CareDay.millis(plan.date(), plan.endMinute()) <= millis;
    }

    /// Whether a place's window is over at this instant, though the session may still run.
    public static boolean past(PlanClinicSession plan, long place, long millis) {
        long end = Math.min(plan.startMinute() + place * plan.slotMinutes(), plan.endMinute());
        return CareDay.millis(plan.date(), (int) end) <= millis;
    }

    /// Whether nobody can be given the place any more: somebody has it, or its time is over.
    public static boolean gone(ClinicSession session, long place, long millis) {
        PlanClinicSession plan = session.plan();
        return session.taken(place) || (plan != null && past(plan, place, millis));
    }

    /// The lowest free place to come that this writer may give out by itself; 0 where it holds
    /// none.
    public static long nextOwn(WriterId me, ClinicSession session, LeaseBook leases, long millis) {
        List<Span> own =
                me.isServer() ? spans(leases.atServer(session.deskPart())) : leases.heldBy(me);
        return lowest(own, place -> gone(session, place, millis));
    }

    /// The lowest free place to come of the server's own part for this channel; 0 where there is
    /// none.
    public static long nextAtServer(
            ClinicSession session, LeaseBook leases, Channel channel, long millis) {
        List<Span> part =
                switch (channel) {
                    case DESK -> session.deskPart();
                    case PHONE -> session.phonePart();
                };
        return lowest(spans(leases.atServer(part)), place -> gone(session, place, millis));
    }

    /// The place a patient's phone is given at this instant: the lowest free one of the phones'
    /// part whose window has not begun; 0 where there is none.
    public static long nextByPhone(ClinicSession session, LeaseBook leases, long millis) {
        PlanClinicSession plan = session.plan();
        return plan == null
                ? 0
                : lowest(
                        spans(leases.atServer(session.phonePart())),
                        place -> session.taken(place) || begun(plan, place, millis));
    }

    private static boolean begun(PlanClinicSession plan, long place, long millis) {
        int minute = begins(plan, place).toSecondOfDay() / 60;
        return CareDay.millis(plan.date(), minute) <= millis;
    }

    private static List<Span> spans(List<Long> parts) {
        return parts.stream().map(part -> new Span(part, part)).toList();
    }

    private static long lowest(List<Span> spans, LongPredicate gone) {
        return LeaseShare.parts(spans).stream()
                .mapToLong(Long::longValue)
                .filter(place -> !gone.test(place))
                .min()
                .orElse(0);
    }
}
