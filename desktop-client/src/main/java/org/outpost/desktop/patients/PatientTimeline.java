// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Rupees;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.Receipts;
import org.outpost.model.appointments.BookSlot;
import org.outpost.model.appointments.CallToken;
import org.outpost.model.appointments.CancelBooking;
import org.outpost.model.appointments.CancelVisit;
import org.outpost.model.appointments.FinishVisit;
import org.outpost.model.appointments.MissToken;
import org.outpost.model.appointments.MoveVisit;
import org.outpost.model.appointments.OpenVisit;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.patients.AssignPatientNumber;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.patients.JoinedRecords;
import org.outpost.model.patients.MergePatients;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.patients.UnmergePatients;
import org.outpost.model.prescriptions.RefundPayment;
import org.outpost.model.prescriptions.ReturnPayment;
import org.outpost.model.prescriptions.TakePayment;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.ReverseFact;
import org.outpost.model.sync.UnreadableBody;

/// A patient's past out of the facts alone, newest first: what was told and changed, merged and
/// parted, and what other rooms hold of the person, visits, bookings and money. What was taken back
/// stays in sight.
public final class PatientTimeline {
    /// What other rooms lend.
    public interface Around {
        /// What somebody is called.
        String staff(Sql sql, String user);

        Phrase hospital(Sql sql, FeedId home);

        /// What is written on the machine; empty where it is not known.
        Optional<Phrase> counter(WriterId writer);

        /// A department of the hospital at which a fact was written, as it is said there.
        Phrase department(Sql sql, FeedId home, String code);

        /// The aggregates of other rooms that are about a patient.
        List<AggregateId> elsewhere(Sql sql, AggregateId patient);
    }

    private final LocalDatabase database;
    private final FactLog log;
    private final Receipts receipts;
    private final Around around;
    private final Clock clock;

    public PatientTimeline(
            LocalDatabase database, FactLog log, Receipts receipts, Around around, Clock clock) {
        this.database = database;
        this.log = log;
        this.receipts = receipts;
        this.around = around;
        this.clock = clock;
    }

    /// Newest first, with the past of the records that were merged into this one.
    public List<PastEvent> of(AggregateId id) {
        Map<FactId, Entry> all = new LinkedHashMap<>();
        List<AggregateId> records = new ArrayList<>();
        records.add(id);
        records.addAll(log.states(states -> states.of(id, Patient.class)).absorbed());
        for (AggregateId each : records) {
            gather(each, all);
        }
        List<Entry> entries =
                all.values().stream()
                        .sorted(
                                Comparator.comparing((Entry entry) -> entry.fact().fact().place())
                                        .reversed())
                        .toList();
        return database.read(sql -> entries.stream().map(entry -> event(sql, entry)).toList());
    }

    private void gather(AggregateId patient, Map<FactId, Entry> all) {
        Person so = Person.NOBODY;
        for (ReadFact fact : log.history(patient)) {
            Phrase what = what(fact, patient);
            Person told = JoinedRecords.told(fact.body());
            Person after = told == null ? so : so.with(told);
            if (what != null) {
                boolean first = fact.body() instanceof RegisterPatient;
                List<FieldWords.Change> changes =
                        first
                                ? List.of()
                                : FieldWords.changes(so, after, CareDay.of(clock.millis()));
                all.putIfAbsent(fact.fact().id(), new Entry(fact, what, changes));
            }
            FactId of = fact.fact().id();
            if (told != null && !database.read(sql -> receipts.skipped(sql, of))) {
                so = after;
            }
        }
        for (AggregateId other : database.read(sql -> around.elsewhere(sql, patient))) {
            for (ReadFact fact : log.history(other)) {
                Phrase what = what(fact, patient);
                if (what != null) {
                    all.putIfAbsent(fact.fact().id(), new Entry(fact, what, List.of()));
                }
            }
        }
    }

    private PastEvent event(Sql sql, Entry entry) {
        var envelope = entry.fact().fact().envelope();
        Phrase hospital = around.hospital(sql, envelope.home());
        return new PastEvent(
                Instant.ofEpochMilli(envelope.happened()),
                entry.what(),
                around.staff(sql, envelope.who().value()),
                around.counter(envelope.id().writer())
                        .map(counter -> Phrase.of("history.where", hospital, counter))
                        .orElse(hospital),
                entry.changes(),
                receipts.of(sql, envelope.id()));
    }

    private @Nullable Phrase what(ReadFact fact, AggregateId patient) {
        return switch (fact.body()) {
            case RegisterPatient made -> Phrase.of("history.registered");
            case ChangePatientDetails changed -> Phrase.of("history.changed");
            case AssignPatientNumber(_, var number) -> Phrase.of("history.number", number.value());
            case MergePatients(var kept, var gone, var why) -> {
                Phrase joined =
                        gone.equals(patient)
                                ? Phrase.of("history.merged.into", called(kept))
                                : Phrase.of("history.merged", called(gone));
                yield why == null
                        ? joined
                        : Phrase.of("history.why", joined, MergeDoubt.words(why));
            }
            case UnmergePatients(var kept, var gone) ->
                    Phrase.of("history.parted", called(gone.equals(patient) ? kept : gone));
            case ReverseFact taken -> Phrase.of("history.undone");
            case UnreadableBody(var newer, _) when newer -> Phrase.of("history.newer");
            default -> elsewhere(fact);
        };
    }

    private @Nullable Phrase elsewhere(ReadFact fact) {
        return switch (fact.body()) {
            case OpenVisit visit -> {
                var token = visit.token();
                yield token == null
                        ? Phrase.of("history.visit", department(fact, visit.department()))
                        : Phrase.of(
                                "history.visit.token",
                                token.value(),
                                department(fact, visit.department()));
            }
            case CallToken(_, var room) -> Phrase.of("history.called", room);
            case MissToken missed -> Phrase.of("history.missed");
            case MoveVisit moved ->
                    Phrase.of("history.moved", department(fact, moved.department()));
            case FinishVisit seen -> Phrase.of("history.seen");
            case CancelVisit left -> Phrase.of("history.left");
            case BookSlot booked -> Phrase.of("history.booked");
            case CancelBooking cancelled -> Phrase.of("history.cancelled");
            case TakePayment paid ->
                    paid.paise() == 0
                            ? Phrase.of("history.free")
                            : Phrase.of("history.paid", Rupees.text(paid.paise()));
            case RefundPayment back -> Phrase.of("history.paid.back");
            case ReturnPayment back -> Phrase.of("history.paid.back");
            default -> null;
        };
    }

    private Phrase department(ReadFact fact, String code) {
        FeedId home = fact.fact().envelope().home();
        return database.read(sql -> around.department(sql, home, code));
    }

    private String called(AggregateId id) {
        Patient patient = log.states(states -> states.of(id, Patient.class));
        var number = patient.number();
        String name = PersonWords.text(patient.person().name());
        return number == null ? name : name + ", " + number.value();
    }

    private record Entry(ReadFact fact, Phrase what, List<FieldWords.Change> changes) {}
}
