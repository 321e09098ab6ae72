// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.List;
import java.util.function.BiConsumer;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.Told;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.patients.PatientCard;
import org.outpost.model.patients.ReplaceCard;

/// A card is lost or worn: the patient gets the next issue, and every older one is known as old.
public final class ReplaceCardUseCase {
    private final FactLog log;
    private final CurrentUser current;
    private final BiConsumer<Sql, String> card;

    /// @param card told within the transaction whose card is owed now
    public ReplaceCardUseCase(FactLog log, CurrentUser current, BiConsumer<Sql, String> card) {
        this.log = log;
        this.current = current;
        this.card = card;
    }

    /// The issue a patient carries now.
    int issue(AggregateId patient) {
        return log.states(states -> states.of(PatientCard.id(patient), PatientCard.class).issue());
    }

    /// @return the new issue
    Outcome<Integer> replace(AggregateId patient, String reason) {
        return Told.of(
                log.record(
                        current.user(),
                        states ->
                                List.of(
                                        new ReplaceCard(
                                                patient,
                                                states.of(
                                                                        PatientCard.id(patient),
                                                                        PatientCard.class)
                                                                .issue()
                                                        + 1,
                                                reason)),
                        false,
                        (sql, facts) -> card.accept(sql, patient.value())),
                kept -> new Outcome.Done<>(issue(patient), Phrase.of("done.card.new"), null));
    }
}
