// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.Told;
import org.outpost.model.access.Permissions;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.Clock;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.patients.JoinedRecords;
import org.outpost.model.patients.MergePatients;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.PersonField;
import org.outpost.model.patients.UnmergePatients;
import org.outpost.model.sync.FactBody;

/// Two records turn out to be one person's, and sometimes turn out not to be after all. What is
/// taken over of the one that goes is a change of the one that stays, written in the same action,
/// so that parting the two, however much later, puts those fields back that nobody changed since.
public final class MergePatientsUseCase {
    private final FactLog log;
    private final CurrentUser current;
    private final Clock clock;

    public MergePatientsUseCase(FactLog log, CurrentUser current, Clock clock) {
        this.log = log;
        this.current = current;
        this.clock = clock;
    }

    /// Whether the person at this counter may.
    public boolean allowed() {
        return current.isPresent()
                && Permissions.may(current.role(), "MergePatients")
                && Permissions.may(current.role(), "UnmergePatients");
    }

    /// @param taken the fields that are right in the record that goes
    /// @param reason why, where the two are hardly one person: a code of [MergeDoubt]; empty while
    ///   nobody was asked
    /// @return the record that stays
    public Outcome<AggregateId> merge(
            AggregateId kept, AggregateId gone, Set<PersonField> taken, String reason) {
        Person stays = person(kept);
        Person goes = person(gone);
        Optional<Phrase> doubt = MergeDoubt.of(stays, goes, CareDay.of(clock.millis()));
        if (doubt.isPresent() && reason.isEmpty()) {
            return new Outcome.NeedsReason<>(doubt.get());
        }
        Person chosen = JoinedRecords.taken(stays, goes, taken);
        List<FactBody> bodies = new ArrayList<>();
        Person changes = stays.changesTo(chosen);
        if (!changes.equals(Person.NOBODY)) {
            bodies.add(new ChangePatientDetails(kept, changes));
        }
        bodies.add(new MergePatients(kept, gone, doubt.isPresent() ? reason : null));
        String name = PersonWords.text(chosen.name());
        return Told.of(
                log.record(current.user(), bodies, false),
                done ->
                        new Outcome.Done<>(
                                kept, Phrase.of("done.merged", name), () -> part(kept, gone)));
    }

    /// Parts two records again.
    ///
    /// @return the record that had stayed
    public Outcome<AggregateId> part(AggregateId kept, AggregateId gone) {
        Person now = person(kept);
        Person changes = now.changesTo(JoinedRecords.parted(log.history(kept), kept, gone, now));
        List<FactBody> bodies = new ArrayList<>();
        bodies.add(new UnmergePatients(kept, gone));
        if (!changes.equals(Person.NOBODY)) {
            bodies.add(new ChangePatientDetails(kept, changes));
        }
        String name = PersonWords.text(person(gone).name());
        return Told.of(
                log.record(current.user(), bodies, false),
                done -> new Outcome.Done<>(kept, Phrase.of("done.parted", name), null));
    }

    private Person person(AggregateId id) {
        return log.states(states -> states.of(id, Patient.class)).person();
    }
}
