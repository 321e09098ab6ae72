// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.Recorded;
import org.outpost.desktop.sync.Told;
import org.outpost.desktop.sync.Undo;
import org.outpost.model.appointments.CallToken;
import org.outpost.model.appointments.CancelVisit;
import org.outpost.model.appointments.FinishVisit;
import org.outpost.model.appointments.MissToken;
import org.outpost.model.appointments.MoveVisit;
import org.outpost.model.appointments.RankVisit;
import org.outpost.model.appointments.ReturnToken;
import org.outpost.model.appointments.Visit;
import org.outpost.model.appointments.VisitState;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.sync.FactBody;

/// A waiting visit goes one step on: called, missed, back, sent on, seen, given up. Each step is a
/// fact of its own, and its undo the fact that leads back to where the visit stood, or takes back
/// that it was given up.
public final class StepVisitUseCase {
    private final LocalDatabase database;
    private final FactLog log;
    private final QueueStore store;
    private final CurrentUser current;

    public StepVisitUseCase(
            LocalDatabase database, FactLog log, QueueStore store, CurrentUser current) {
        this.database = database;
        this.log = log;
        this.store = store;
        this.current = current;
    }

    /// Writes one step.
    ///
    /// @param doubt whether a person has said to go on although another room had called the token
    public Outcome<AggregateId> step(
            AggregateId visit, FactBody body, Phrase words, boolean doubt) {
        Visit before = log.states(states -> states.of(visit, Visit.class));
        FactBody back = back(visit, before, body);
        return Told.of(
                log.record(current.user(), List.of(body), doubt),
                kept ->
                        new Outcome.Done<>(
                                visit, words, alone(before, body, undo(visit, body, back, kept))));
    }

    /// Whoever left or was seen and has come in again since waits once: the older visit stays
    /// closed, as nobody who is here gets a second token.
    private @Nullable Callable<Outcome<?>> alone(
            Visit before, FactBody body, @Nullable Callable<Outcome<?>> undo) {
        AggregateId patient = before.patient();
        LocalDate day = before.day();
        boolean closes = body instanceof CancelVisit || body instanceof FinishVisit;
        if (undo == null || !closes || patient == null || day == null) {
            return undo;
        }
        return () -> {
            Optional<Phrase> newer = newer(patient.value(), day);
            return newer.isPresent() ? new Outcome.Declined<>(newer.get(), "") : undo.call();
        };
    }

    private Optional<Phrase> newer(String patient, LocalDate day) {
        return database.read(sql ->
                store.isHere(sql, patient, day)
                        ? Optional.ofNullable(store.lastOf(sql, patient, day))
                                .map(visit ->
                                        visit.token().isEmpty()
                                                ? Phrase.of("visit.undo.newer.byname")
                                                : Phrase.of("visit.undo.newer", visit.token()))
                        : Optional.empty());
    }

    /// Whoever has left stands where they stood only once that is taken back: nothing leads out of
    /// there.
    private @Nullable Callable<Outcome<?>> undo(
            AggregateId visit, FactBody body, @Nullable FactBody back, Recorded.Kept kept) {
        if (body instanceof CancelVisit) {
            return Undo.of(log, kept, Phrase.of("undone.step"));
        }
        return back == null ? null : () -> undone(visit, back);
    }

    private Outcome<AggregateId> undone(AggregateId visit, FactBody back) {
        return Told.of(
                log.record(current.user(), List.of(back), false),
                kept -> new Outcome.Done<>(visit, Phrase.of("undone.step"), null));
    }

    /// What leads back; null where no step does.
    private static @Nullable FactBody back(AggregateId visit, Visit before, FactBody body) {
        return switch (body) {
            case RankVisit _ -> new RankVisit(visit, before.priorities());
            case MoveVisit _ ->
                    new MoveVisit(visit, before.department(), before.session(), before.order());
            case CallToken _, MissToken _, ReturnToken _, FinishVisit _
                    when before.state() == VisitState.WAITING ->
                    new ReturnToken(visit, before.order());
            case MissToken _, ReturnToken _ when before.state() == VisitState.CALLED ->
                    new CallToken(visit, before.room());
            case FinishVisit _ -> new ReturnToken(visit, before.order());
            default -> null;
        };
    }
}
