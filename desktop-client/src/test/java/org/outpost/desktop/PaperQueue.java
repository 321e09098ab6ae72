// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.outpost.desktop.appointments.QueueDepartment;
import org.outpost.desktop.appointments.QueueDesk;
import org.outpost.desktop.appointments.QueueDoctor;
import org.outpost.desktop.appointments.QueueRow;
import org.outpost.desktop.appointments.TokenBoard;
import org.outpost.desktop.shell.AskingUndo;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Receipt;
import org.outpost.desktop.shell.print.Sheet;
import org.outpost.model.appointments.Priority;
import org.outpost.model.appointments.VisitState;
import org.outpost.model.prescriptions.Scheme;

/// A queue kept in memory, for tests of the screens.
final class PaperQueue implements QueueDesk {
    Scheme paid = Scheme.FREE;
    final Map<String, QueueRow> rows = new LinkedHashMap<>();

    /// Departments besides those every test has.
    final List<String> others = new ArrayList<>();

    private final PaperPatients patients;
    private final PaperPrint papers;

    PaperQueue(PaperPatients patients, PaperPrint papers) {
        this.patients = patients;
        this.papers = papers;
    }

    @Override
    public List<QueueDepartment> departments() {
        List<QueueDepartment> all = new ArrayList<>();
        all.add(new QueueDepartment("OPD", "General OPD", "सामान्य", waiting("OPD")));
        all.add(new QueueDepartment("PAED", "Children", "बाल रोग", waiting("PAED")));
        all.add(new QueueDepartment(QueueDepartment.LABORATORY, "", "", waiting("LAB")));
        others.forEach(name -> all.add(new QueueDepartment(name, name, "", 0)));
        return all;
    }

    private long waiting(String department) {
        return queue(department).stream().filter(row -> row.state() == VisitState.WAITING).count();
    }

    @Override
    public List<QueueRow> queue(String department) {
        return rows.values().stream().filter(row -> row.department().equals(department)).toList();
    }

    @Override
    public long fee() {
        return 10_00;
    }

    @Override
    public List<QueueDoctor> doctors() {
        return List.of();
    }

    @Override
    public Outcome<QueueRow> open(
            String patientId,
            QueueDepartment department,
            QueueDoctor doctor,
            Set<Priority> why,
            Scheme scheme) {
        paid = scheme;
        var person = patients.person(patientId).orElseThrow();
        String token = String.format(java.util.Locale.ROOT, "A-%03d", rows.size() + 1);
        QueueRow row =
                new QueueRow(
                        "v" + rows.size(),
                        patientId,
                        token,
                        person.name(),
                        person.localName(),
                        "",
                        why,
                        VisitState.WAITING,
                        "",
                        department.code(),
                        Instant.EPOCH,
                        12,
                        Receipt.of(Receipt.State.KEPT_HERE),
                        Optional.ofNullable(doctor));
        rows.put(row.visitId(), row);
        return new Outcome.Done<>(
                row, Phrase.of("done.visit", token, department.words()), new VisitBack(row));
    }

    /// In silence until a slip is out.
    private final class VisitBack implements AskingUndo {
        private final QueueRow row;

        VisitBack(QueueRow row) {
            this.row = row;
        }

        @Override
        public List<String> reasons() {
            return List.of("reason.visit.mistake", "reason.visit.twice");
        }

        @Override
        public Outcome<?> because(String reason) {
            rows.remove(row.visitId());
            return new Outcome.Done<>(row, Phrase.of("undone.visit"), null);
        }

        @Override
        public Outcome<?> call() {
            return papers.came > 0
                    ? new Outcome.NeedsReason<>(Phrase.of("visit.undo.why", row.token()))
                    : because("");
        }
    }

    @Override
    public Outcome<QueueRow> callNext(String department, String room, String doctor) {
        return queue(department).stream()
                .filter(row -> row.state() == VisitState.WAITING)
                .filter(row -> doctor.isEmpty() || row.doctor().isEmpty())
                .findFirst()
                .map(row -> call(row.visitId(), room))
                .orElseGet(() -> new Outcome.Declined<>(Phrase.of("queue.nobody"), ""));
    }

    @Override
    public Outcome<QueueRow> call(String visitId, String room) {
        return turned(visitId, row -> with(row, VisitState.CALLED, room, row.department()));
    }

    @Override
    public Outcome<QueueRow> missed(String visitId) {
        return turned(visitId, row -> with(row, VisitState.MISSED, "", row.department()));
    }

    @Override
    public Outcome<QueueRow> back(String visitId) {
        return turned(visitId, row -> with(row, VisitState.WAITING, "", row.department()));
    }

    @Override
    public Outcome<QueueRow> seen(String visitId) {
        return turned(visitId, row -> with(row, VisitState.SEEN, "", row.department()));
    }

    @Override
    public Outcome<QueueRow> move(String visitId, QueueDepartment to, QueueDoctor doctor) {
        return turned(visitId, row -> with(row, VisitState.WAITING, "", to.code()));
    }

    @Override
    public Outcome<QueueRow> rank(String visitId, Set<Priority> why) {
        return turned(visitId, row -> row);
    }

    @Override
    public Outcome<QueueRow> cancel(String visitId, String reason) {
        return turned(visitId, row -> with(row, VisitState.CANCELLED, "", row.department()));
    }

    @Override
    public TokenBoard board() {
        return new TokenBoard(Phrase.named("CHC Rampur", "सी.एच.सी. रामपुर"), List.of(), List.of());
    }

    @Override
    public Sheet slip(String visitId) {
        QueueRow row = rows.get(visitId);
        return new Sheet.Writer()
                .line(Sheet.Style.TOKEN, row.token())
                .line(Sheet.Style.NAME, row.name())
                .sheet(Sheet.Kind.SLIP, row.token(), visitId);
    }

    @Override
    public Optional<Sheet> slipToday(String patientId) {
        return rows.values().stream()
                .filter(row -> row.patientId().equals(patientId))
                .findFirst()
                .map(row -> slip(row.visitId()));
    }

    @Override
    public List<QueueRow> byToken(String typed) {
        return rows.values().stream().filter(row -> row.token().equals(typed)).toList();
    }

    private Outcome<QueueRow> turned(String visitId, UnaryOperator<QueueRow> turn) {
        QueueRow row = rows.computeIfPresent(visitId, (id, known) -> turn.apply(known));
        return row == null
                ? new Outcome.Declined<>(Phrase.of("queue.nobody"), "")
                : new Outcome.Done<>(row, Phrase.of("done.back", row.spoken()), null);
    }

    private static QueueRow with(QueueRow row, VisitState state, String room, String department) {
        return new QueueRow(
                row.visitId(),
                row.patientId(),
                row.token(),
                row.name(),
                row.localName(),
                row.detail(),
                row.priorities(),
                state,
                room,
                department,
                row.since(),
                row.waited(),
                row.receipt(),
                row.doctor());
    }
}
