// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.List;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.Told;
import org.outpost.desktop.sync.Undo;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.Clock;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.Person;

/// Some details of a patient are put right. Only what differs is written down, so that two counters
/// that mend different fields of one person keep both.
public final class ChangePatientDetailsUseCase {
    private final FactLog log;
    private final CurrentUser current;
    private final Clock clock;

    public ChangePatientDetailsUseCase(FactLog log, CurrentUser current, Clock clock) {
        this.log = log;
        this.current = current;
        this.clock = clock;
    }

    public Outcome<AggregateId> change(AggregateId id, PersonEntry entry) {
        Patient patient = log.states(states -> states.of(id, Patient.class));
        Person known = patient.person();
        Person typed =
                PersonWords.keepingBirth(
                        known,
                        PersonWords.typed(entry, CareDay.of(clock.millis())),
                        PersonWords.birth(known),
                        entry);
        if (typed.name() == null) {
            return new Outcome.Declined<>(Phrase.of("refusal.patients.missing", "name"), "name");
        }
        Person changes = known.changesTo(typed);
        String national = PersonWords.nationalNumberIn(changes);
        if (national != null) {
            return new Outcome.Declined<>(Phrase.of("mend.national"), national);
        }
        String name = PersonWords.text(typed.name());
        if (changes.equals(Person.NOBODY)) {
            return new Outcome.Done<>(id, Phrase.of("done.same", name), null);
        }
        return Told.of(
                log.record(current.user(), List.of(new ChangePatientDetails(id, changes)), false),
                kept ->
                        new Outcome.Done<>(
                                id,
                                Phrase.of("done.changed", name),
                                Undo.of(
                                        log,
                                        kept,
                                        Phrase.of(
                                                "patient.restored",
                                                PersonWords.text(known.name())))));
    }
}
