// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.ReadFact;

/// When a doctor sits: the last sessions planned, in order of time. From it come the alternatives
/// to a place that is not to be had.
public record Roster(List<Entry> sessions) {
    /// The kind of its aggregate.
    public static final String KIND = "roster";

    /// How many sessions are kept.
    private static final int KEPT = 200;

    private static final Comparator<Entry> BY_TIME =
            Comparator.comparing(Entry::date)
                    .thenComparing(Entry::startMinute)
                    .thenComparing(entry -> entry.session().value());

    /// One session.
    public record Entry(AggregateId session, LocalDate date, int startMinute, int endMinute) {}

    /// The roster of a doctor.
    public static AggregateId id(UserId doctor) {
        return AggregateId.of(KIND, doctor.value());
    }

    /// Gathers sessions; forgets the oldest.
    static final class Folded implements Fold<Roster> {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Class<Roster> stateType() {
            return Roster.class;
        }

        @Override
        public Roster empty(AggregateId id) {
            return new Roster(List.of());
        }

        @Override
        public Roster apply(Roster state, AggregateId id, ReadFact fact) {
            if (!(fact.body() instanceof PlanClinicSession plan)) {
                return state;
            }
            List<Entry> all = new ArrayList<>(state.sessions);
            all.add(
                    new Entry(
                            ClinicSession.id(fact.fact().id()),
                            plan.date(),
                            plan.startMinute(),
                            plan.endMinute()));
            all.sort(BY_TIME);
            int from = Math.max(0, all.size() - KEPT);
            return new Roster(List.copyOf(all.subList(from, all.size())));
        }
    }
}
