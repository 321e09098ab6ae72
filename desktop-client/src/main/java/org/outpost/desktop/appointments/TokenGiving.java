// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.model.appointments.Priority;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.prescriptions.Scheme;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.States;

/// A token with all that hangs on it: the fee, written down in the same moment, and the way back.
/// Taken back, the money goes back with it; once the slip is out or the token called, only with a
/// reason.
public final class TokenGiving {
    private static final BiFunction<States, AggregateId, List<FactBody>> NOTHING =
            (states, visit) -> List.of();

    private final OpenVisitUseCase open;
    private final FeeDesk fees;
    private final Predicate<String> printed;

    /// @param printed whether a paper of a visit came out
    public TokenGiving(OpenVisitUseCase open, FeeDesk fees, Predicate<String> printed) {
        this.open = open;
        this.fees = fees;
        this.printed = printed;
    }

    /// @param now how a visit stands when somebody wants it back
    Outcome<AggregateId> give(
            AggregateId patient,
            QueueDepartment department,
            @Nullable QueueDoctor doctor,
            Set<Priority> priorities,
            Scheme scheme,
            Function<String, QueueStore.Entry> now) {
        if (scheme == Scheme.FREE) {
            return given(
                    opened(patient, department, doctor, priorities, NOTHING),
                    Optional.empty(),
                    now);
        }
        BiFunction<States, AggregateId, FactBody> due = fees.due(patient, scheme);
        Outcome<AggregateId> both =
                opened(
                        patient,
                        department,
                        doctor,
                        priorities,
                        (states, visit) -> List.of(due.apply(states, visit)));
        Phrase money =
                switch (both) {
                    case Outcome.Done<AggregateId>(var visit, _, _) -> fees.said(visit.value());
                    case Outcome.Declined<AggregateId>(var why, _) -> why;
                    case Outcome.NeedsReason<AggregateId>(var why) -> why;
                };
        // Nobody goes without a token because of the money; who gives it hears why.
        Outcome<AggregateId> all =
                both instanceof Outcome.Done<AggregateId>
                        ? both
                        : opened(patient, department, doctor, priorities, NOTHING);
        return given(all, Optional.of(money), now);
    }

    private Outcome<AggregateId> opened(
            AggregateId patient,
            QueueDepartment department,
            @Nullable QueueDoctor doctor,
            Set<Priority> priorities,
            BiFunction<States, AggregateId, List<FactBody>> with) {
        return open.open(
                patient,
                department.code(),
                doctor == null ? department.words() : doctor.at(department.words()),
                doctor == null ? null : new AggregateId(doctor.session()),
                priorities,
                with);
    }

    private Outcome<AggregateId> given(
            Outcome<AggregateId> opened,
            Optional<Phrase> money,
            Function<String, QueueStore.Entry> now) {
        if (!(opened instanceof Outcome.Done<AggregateId>(var visit, var words, _))) {
            return opened;
        }
        return new Outcome.Done<>(
                visit,
                money.map(fee -> Phrase.of("done.visit.fee", words, fee)).orElse(words),
                new VisitUndo(() -> out(now.apply(visit.value())), reason -> back(visit, reason)));
    }

    private Optional<Phrase> out(QueueStore.Entry now) {
        String spoken = now.token();
        if (printed.test(now.id())) {
            return Optional.of(
                    spoken.isEmpty()
                            ? Phrase.of("visit.undo.paper")
                            : Phrase.of("visit.undo.why", spoken));
        }
        return now.calls() > 0
                ? Optional.of(Phrase.of("visit.undo.called", spoken))
                : Optional.empty();
    }

    private Outcome<?> back(AggregateId visit, String reason) {
        boolean paid = fees.of(visit.value()).map(FeeDesk.Fee::kept).orElse(false);
        Outcome<AggregateId> taken = open.takeBack(visit, reason);
        if (!paid || !(taken instanceof Outcome.Done<AggregateId>(var id, var words, _))) {
            return taken;
        }
        String code = reason.equals("patient") ? "not-seen" : "mistake";
        return switch (fees.giveBack(visit.value(), code)) {
            case Outcome.Done<FeeDesk.Fee>(_, var money, _) ->
                    new Outcome.Done<>(id, Phrase.of("done.visit.fee", words, money), null);
            case Outcome.Declined<FeeDesk.Fee>(var why, var field) ->
                    new Outcome.Declined<>(why, field);
            case Outcome.NeedsReason<FeeDesk.Fee>(var why) -> new Outcome.NeedsReason<>(why);
        };
    }
}
