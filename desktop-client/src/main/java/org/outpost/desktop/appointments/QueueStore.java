// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.Row;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.sync.FactConsumer;
import org.outpost.model.appointments.Priority;
import org.outpost.model.appointments.QueueRule;
import org.outpost.model.appointments.TokenNumber;
import org.outpost.model.appointments.Visit;
import org.outpost.model.appointments.VisitState;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.WriterId;

/// Visits by day and department, and each hospital's rule of who goes first, in the local file.
public final class QueueStore implements FactConsumer {
    private static final String COLUMNS =
            "id, patient, department, token, priorities, place, state, room, opened, since, called,"
                    + " calls, session";

    @Override
    public Set<String> kinds() {
        return Set.of(Visit.KIND, QueueRule.KIND);
    }

    @Override
    public void changed(Sql sql, AggregateId id, Object before, Object after) {
        switch (after) {
            case Visit visit -> visit(sql, id, visit);
            case QueueRule rule -> rule(sql, id, rule);
            default -> {}
        }
    }

    @Override
    public void clear(Sql sql) {
        sql.run("delete from visit");
        sql.run("delete from queue_rule");
    }

    @Override
    public List<String> dumps() {
        return List.of(
                "select " + COLUMNS + ", day, booking from visit order by id",
                "select hospital, first, others, elder_from from queue_rule order by hospital");
    }

    /// Everyone of a department's day who waits, is called or was missed.
    public List<Entry> queue(Sql sql, LocalDate day, String department) {
        return sql.list(
                "select "
                        + COLUMNS
                        + " from visit where day = ? and department = ?"
                        + " and state in ('WAITING', 'CALLED', 'MISSED') order by place, id",
                QueueStore::entry,
                day.toString(),
                department);
    }

    /// How many wait in each department on a day.
    public List<Waiting> waiting(Sql sql, LocalDate day) {
        return sql.list(
                "select department, count(*) from visit where day = ? and state = 'WAITING'"
                        + " group by department order by department",
                row -> new Waiting(row.text(1), row.number(2)),
                day.toString());
    }

    /// The last calls of a department's day, latest first: first calls alone.
    public List<Entry> called(Sql sql, LocalDate day, String department, int limit) {
        return sql.list(
                "select "
                        + COLUMNS
                        + " from visit where day = ? and department = ?"
                        + " and state in ('CALLED', 'SEEN', 'MISSED') and called > 0"
                        + " order by called desc, id limit ?",
                QueueStore::entry,
                day.toString(),
                department,
                limit);
    }

    /// The tokens that are called to a room now, the latest call first. Whoever has no token is
    /// called by name, and no name is here.
    List<Calling> calling(Sql sql, LocalDate day, int limit) {
        return sql.list(
                "select token, department, room, since, calls, session from visit where day = ?"
                        + " and state = 'CALLED' and token <> '' order by since desc, id limit ?",
                row ->
                        new Calling(
                                row.text(1),
                                row.text(2),
                                row.text(3),
                                row.number(4),
                                row.number(5),
                                row.textOrNull(6)),
                day.toString(),
                limit);
    }

    /// One visit; null where it is not known here.
    public @Nullable Entry visit(Sql sql, String id) {
        return sql.first("select " + COLUMNS + " from visit where id = ?", QueueStore::entry, id);
    }

    /// A patient's visits.
    public List<AggregateId> ofPatient(Sql sql, AggregateId patient) {
        return sql.list(
                "select id from visit where patient = ?",
                row -> new AggregateId(row.text(1)),
                patient.value());
    }

    /// Whether a patient has a visit that goes on on this day.
    public boolean isHere(Sql sql, String patient, LocalDate day) {
        return sql.number(
                        "select exists (select 1 from visit where patient = ? and day = ?"
                                + " and state in ('WAITING', 'CALLED', 'MISSED'))",
                        patient,
                        day.toString())
                == 1;
    }

    /// How many tokens a counter gave on a day, by department, those taken back left out.
    public List<Waiting> given(Sql sql, LocalDate day, WriterId writer) {
        return sql.list(
                "select department, count(*) from visit where day = ? and id glob ?"
                        + " and state <> 'CANCELLED' group by department order by department",
                row -> new Waiting(row.text(1), row.number(2)),
                day.toString(),
                Visit.KIND + "/" + writer.value() + ".*");
    }

    /// The last visit of a patient on a day that was not given up; null where there was none.
    public @Nullable Entry lastOf(Sql sql, String patient, LocalDate day) {
        return sql.first(
                "select "
                        + COLUMNS
                        + " from visit where patient = ? and day = ? and state <> 'CANCELLED'"
                        + " order by opened desc, id limit 1",
                QueueStore::entry,
                patient,
                day.toString());
    }

    /// A token of a day; null where nobody has it.
    public @Nullable Entry byToken(Sql sql, LocalDate day, TokenNumber token) {
        return sql.first(
                "select " + COLUMNS + " from visit where day = ? and token = ? order by id limit 1",
                QueueStore::entry,
                day.toString(),
                token.value());
    }

    private static void visit(Sql sql, AggregateId id, Visit visit) {
        AggregateId patient = visit.patient();
        LocalDate day = visit.day();
        if (patient == null || day == null || visit.state() == VisitState.UNKNOWN) {
            sql.run("delete from visit where id = ?", id.value());
            return;
        }
        TokenNumber token = visit.token();
        sql.run(
                "insert or replace into visit (id, patient, day, department, session, booking,"
                        + " token, priorities, place, state, room, opened, since, called, calls)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id.value(),
                patient.value(),
                day.toString(),
                visit.department(),
                value(visit.session()),
                value(visit.booking()),
                token == null ? "" : token.value(),
                visit.priorities().stream().map(Enum::name).collect(Collectors.joining(",")),
                visit.order(),
                visit.state().name(),
                visit.room(),
                visit.opened(),
                visit.since(),
                visit.called(),
                visit.calls());
    }

    private static void rule(Sql sql, AggregateId id, QueueRule rule) {
        sql.run(
                "insert or replace into queue_rule (hospital, first, others, elder_from)"
                        + " values (?, ?, ?, ?)",
                id.key(),
                rule.first().stream().map(Enum::name).collect(Collectors.joining(",")),
                rule.between(),
                rule.elderFrom());
    }

    private static @Nullable String value(@Nullable AggregateId id) {
        return id == null ? null : id.value();
    }

    private static Entry entry(Row row) {
        Set<Priority> priorities = EnumSet.noneOf(Priority.class);
        for (String name : row.text(5).split(",", -1)) {
            if (!name.isEmpty()) {
                priorities.add(Priority.valueOf(name));
            }
        }
        return new Entry(
                row.text(1),
                row.text(2),
                row.text(3),
                row.text(4),
                priorities,
                row.number(6),
                VisitState.valueOf(row.text(7)),
                row.text(8),
                row.number(9),
                row.number(11),
                row.number(12),
                row.textOrNull(13));
    }

    /// How many people of a department.
    public record Waiting(String department, long people) {}

    /// A token called to a room.
    ///
    /// @param since when it was called the last time, milliseconds since 1970
    /// @param calls how often it was called there
    /// @param session of the doctor it is for; null where it is for the department
    record Calling(
            String token,
            String department,
            String room,
            long since,
            long calls,
            @Nullable String session) {}

    /// A visit as the queue needs it; instants in milliseconds since 1970.
    ///
    /// @param token empty where it is called by name
    /// @param place in the queue: whoever has less is before
    /// @param session of the doctor it is for; null where it is for the department
    public record Entry(
            String id,
            String patient,
            String department,
            String token,
            Set<Priority> priorities,
            long place,
            VisitState state,
            String room,
            long opened,
            long called,
            long calls,
            @Nullable String session) {
        public Entry {
            priorities = Set.copyOf(priorities);
        }
    }
}
