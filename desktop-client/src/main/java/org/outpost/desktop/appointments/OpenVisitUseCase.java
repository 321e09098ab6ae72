// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.sync.Device;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.Told;
import org.outpost.model.appointments.CancelVisit;
import org.outpost.model.appointments.OpenVisit;
import org.outpost.model.appointments.Priority;
import org.outpost.model.appointments.TokenNumber;
import org.outpost.model.appointments.Visit;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.SeriesUse;
import org.outpost.model.sync.States;

/// A patient comes in and gets a token of this counter's own letters, with or without a line. A
/// counter that has no letters yet opens the visit all the same; the patient is called by name.
public final class OpenVisitUseCase {
    private final FactLog log;
    private final Device device;
    private final CurrentUser current;
    private final Clock clock;
    private final Beside beside;

    /// @param beside told within the transaction
    public OpenVisitUseCase(
            FactLog log, Device device, CurrentUser current, Clock clock, Beside beside) {
        this.log = log;
        this.device = device;
        this.current = current;
        this.clock = clock;
        this.beside = beside;
    }

    /// @param department its code, and `name`, as it is said
    /// @param session of the doctor it is for; null where it is for the department
    /// @param with what is written down together with the visit
    /// @return the visit
    public Outcome<AggregateId> open(
            AggregateId patient,
            String department,
            Phrase name,
            @Nullable AggregateId session,
            Set<Priority> priorities,
            BiFunction<States, AggregateId, List<FactBody>> with) {
        LocalDate day = CareDay.of(clock.millis());
        HospitalId hospital = device.hospital();
        AtomicReference<@Nullable TokenNumber> given = new AtomicReference<>();
        return Told.of(
                log.record(
                        current.user(),
                        (states, first) -> {
                            TokenNumber token = next(states, hospital, day);
                            given.set(token);
                            List<FactBody> bodies = new ArrayList<>();
                            bodies.add(
                                    new OpenVisit(
                                            patient,
                                            hospital,
                                            day,
                                            department,
                                            session,
                                            null,
                                            token,
                                            List.copyOf(priorities)));
                            bodies.addAll(with.apply(states, Visit.id(first)));
                            return bodies;
                        },
                        false,
                        (sql, facts) -> beside.given(sql, visit(facts), patient)),
                kept -> {
                    AggregateId visit = visit(kept.facts());
                    TokenNumber token = given.get();
                    Phrase words =
                            token == null
                                    ? Phrase.of("done.visit.byname", name)
                                    : Phrase.of("done.visit", token.value(), name);
                    return new Outcome.Done<>(visit, words, () -> takeBack(visit, "mistake"));
                });
    }

    /// Takes a token back.
    ///
    /// @param reason a code of the list of [CancelVisit]
    public Outcome<AggregateId> takeBack(AggregateId visit, String reason) {
        return Told.of(
                log.record(current.user(), List.of(new CancelVisit(visit, reason)), false),
                kept -> new Outcome.Done<>(visit, Phrase.of("undone.visit"), null));
    }

    private static AggregateId visit(List<ReadFact> facts) {
        return Visit.id(facts.getFirst().fact().id());
    }

    private @Nullable TokenNumber next(States states, HospitalId hospital, LocalDate day) {
        SeriesUse use = SeriesUse.next(device.writer(), hospital, TokenNumber.run(day), states);
        return use == null || use.number() > TokenNumber.LAST
                ? null
                : TokenNumber.of(use.series(), use.number());
    }

    /// What is written down with a visit besides its facts: a slip is owed, and this counter has
    /// just dealt with a person.
    @FunctionalInterface
    public interface Beside {
        void given(Sql sql, AggregateId visit, AggregateId patient);
    }
}
