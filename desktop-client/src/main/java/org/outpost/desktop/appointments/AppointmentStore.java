// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.sync.FactConsumer;
import org.outpost.model.appointments.Booking;
import org.outpost.model.appointments.ClinicSession;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;

/// Sessions by day and bookings by session in the local file. Who holds which places is not here:
/// that is the lease's own state.
public final class AppointmentStore implements FactConsumer {
    @Override
    public Set<String> kinds() {
        return Set.of(ClinicSession.KIND, Booking.KIND);
    }

    @Override
    public void changed(Sql sql, AggregateId id, Object before, Object after) {
        switch (after) {
            case ClinicSession session -> session(sql, id, session);
            case Booking booking -> booking(sql, id, booking);
            default -> {}
        }
    }

    @Override
    public void clear(Sql sql) {
        sql.run("delete from clinic_session");
        sql.run("delete from booking");
    }

    @Override
    public List<String> dumps() {
        return List.of(
                "select id, hospital, doctor, department, day, start_minute, end_minute,"
                        + " slot_minutes, capacity, phone_places from clinic_session order by id",
                "select id, session, patient, place, state, booked_at, code from booking"
                        + " order by id");
    }

    /// The sessions of a day at a hospital, by department and doctor.
    public List<AggregateId> ofDay(Sql sql, FeedId home, LocalDate day) {
        return between(sql, home, day, day);
    }

    /// The sessions from one day to another, both in it.
    public List<AggregateId> between(Sql sql, FeedId home, LocalDate from, LocalDate to) {
        return sql.list(
                "select id from clinic_session where day between ? and ? and hospital = ?"
                        + " order by day, department, doctor, start_minute",
                row -> new AggregateId(row.text(1)),
                from.toString(),
                to.toString(),
                home.value());
    }

    /// Who sits where on a day, by department and doctor.
    List<Sitting> sitting(Sql sql, FeedId home, LocalDate day) {
        return sql.list(
                "select id, doctor, department, end_minute from clinic_session"
                        + " where day = ? and hospital = ?"
                        + " order by department, doctor, start_minute",
                row -> new Sitting(row.text(1), row.text(2), row.text(3), (int) row.number(4)),
                day.toString(),
                home.value());
    }

    /// A doctor's hours of one day.
    record Sitting(String session, String doctor, String department, int endMinute) {}

    /// A booking; null where it is not known here.
    public @Nullable Claim claim(Sql sql, String id) {
        return sql.first(
                "select id, session, patient, place, state from booking where id = ?",
                row ->
                        new Claim(
                                row.text(1),
                                row.text(2),
                                row.text(3),
                                row.numberOrNull(4),
                                row.text(5)),
                id);
    }

    /// Bookings of a session that have no place: asked, or bumped.
    public List<Claim> withoutPlace(Sql sql, String session) {
        return sql.list(
                "select id, session, patient, place, state from booking"
                        + " where session = ? and place is null order by id",
                row ->
                        new Claim(
                                row.text(1),
                                row.text(2),
                                row.text(3),
                                row.numberOrNull(4),
                                row.text(5)),
                session);
    }

    /// Whether a patient has a booking, in whatever state.
    public boolean hasBookings(Sql sql, AggregateId patient) {
        return sql.number(
                        "select exists (select 1 from booking where patient = ?)", patient.value())
                == 1;
    }

    /// A patient's bookings.
    public List<AggregateId> ofPatient(Sql sql, AggregateId patient) {
        return sql.list(
                "select id from booking where patient = ?",
                row -> new AggregateId(row.text(1)),
                patient.value());
    }

    /// How many bookings were made since.
    public long bookedSince(Sql sql, long millis) {
        return sql.number("select count(*) from booking where booked_at >= ?", millis);
    }

    /// Bookings that lost their place, of sessions of this day or later.
    public List<Lost> bumped(Sql sql, LocalDate from) {
        return sql.list(
                "select booking.id, patient, booked_at, code from clinic_session session"
                        + " cross join booking on booking.session = session.id"
                        + " where session.day >= ? and state = 'BUMPED' order by booking.id",
                row -> new Lost(row.text(1), row.text(2), row.number(3), row.text(4)),
                from.toString());
    }

    private static void session(Sql sql, AggregateId id, ClinicSession session) {
        PlanClinicSession plan = session.plan();
        FeedId home = session.home();
        if (plan == null || home == null) {
            sql.run("delete from clinic_session where id = ?", id.value());
            return;
        }
        sql.run(
                "insert or replace into clinic_session (id, hospital, doctor, department, day,"
                        + " start_minute, end_minute, slot_minutes, capacity, phone_places)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id.value(),
                home.value(),
                plan.doctor().value(),
                plan.department(),
                plan.date().toString(),
                plan.startMinute(),
                plan.endMinute(),
                plan.slotMinutes(),
                plan.capacity(),
                plan.phonePlaces());
    }

    private static void booking(Sql sql, AggregateId id, Booking booking) {
        AggregateId session = booking.session();
        AggregateId patient = booking.patient();
        if (session == null || patient == null) {
            sql.run("delete from booking where id = ?", id.value());
            return;
        }
        sql.run(
                "insert or replace into booking"
                        + " (id, session, patient, place, state, booked_at, code)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                id.value(),
                session.value(),
                patient.value(),
                booking.place(),
                booking.state().name(),
                booking.booked(),
                booking.reason());
    }

    /// A booking without its place, and the code of why.
    public record Lost(String id, String patient, long booked, String code) {}

    /// A booking as the board needs it.
    ///
    /// @param state the word of the lifecycle table
    public record Claim(
            String id, String session, String patient, @Nullable Long place, String state) {}
}
