// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.appointments;

import java.util.List;
import java.util.Optional;
import org.outpost.model.kernel.HospitalId;
import org.outpost.server.platform.RowTransactions;

/// Sessions of a hospital by day, and who has a place in one.
public final class SessionRows {
    private final RowTransactions transactions;

    public SessionRows(RowTransactions transactions) {
        this.transactions = transactions;
    }

    /// @param date `2026-11-23`
    public List<SessionView> on(HospitalId hospital, String date, int limit) {
        return transactions.call((_, rows) ->
                rows
                        .createQuery(
                                "SELECT s FROM ClinicSessionRow s WHERE s.home = :home AND s.heldOn"
                                        + " = :date ORDER BY s.department, s.startMinute, s.id",
                                ClinicSessionRow.class)
                        .setParameter("home", "H/" + hospital.value())
                        .setParameter("date", date)
                        .setMaxResults(limit)
                        .getResultList()
                        .stream()
                        .map(SessionRows::view)
                        .toList());
    }

    /// Who has a place or had one, in order of places; nothing where the session is not this
    /// hospital's.
    public Optional<List<BookingView>> bookings(HospitalId hospital, String session, int limit) {
        return transactions.call((_, rows) -> {
            ClinicSessionRow held = rows.find(ClinicSessionRow.class, session);
            if (held == null || !held.home.equals("H/" + hospital.value())) {
                return Optional.empty();
            }
            return Optional.of(
                    rows
                            .createQuery(
                                    "SELECT b FROM BookingRow b WHERE b.session = :session ORDER BY"
                                            + " b.place, b.id",
                                    BookingRow.class)
                            .setParameter("session", session)
                            .setMaxResults(limit)
                            .getResultList()
                            .stream()
                            .map(row ->
                                    new BookingView(
                                            row.id, row.patient, row.place, row.state, row.reason))
                            .toList());
        });
    }

    private static SessionView view(ClinicSessionRow row) {
        return new SessionView(
                row.id,
                row.doctor,
                row.department,
                row.heldOn,
                row.startMinute,
                row.endMinute,
                row.capacity,
                row.booked,
                row.waiting);
    }
}
