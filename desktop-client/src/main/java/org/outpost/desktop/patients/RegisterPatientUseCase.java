// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.sync.Device;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.Told;
import org.outpost.desktop.sync.Undo;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.sync.LeaseShare;
import org.outpost.model.sync.States;

/// A person comes to the counter for the first time. The number is the next of the blocks leased to
/// this machine; where it holds none the person is registered without, and told so: the district
/// gives the number when the line is back.
public final class RegisterPatientUseCase {
    private final FactLog log;
    private final Device device;
    private final CurrentUser current;
    private static final Outcome<?> IN_USE = new Outcome.Declined<>(Phrase.of("undone.in.use"), "");

    private final Clock clock;
    private final Predicate<AggregateId> inUse;

    /// @param inUse whether another room holds something of a patient: a booking without a name
    ///   must not be left behind by an undo
    public RegisterPatientUseCase(
            FactLog log,
            Device device,
            CurrentUser current,
            Clock clock,
            Predicate<AggregateId> inUse) {
        this.log = log;
        this.device = device;
        this.current = current;
        this.clock = clock;
        this.inUse = inUse;
    }

    /// @return the patient
    public Outcome<AggregateId> register(PersonEntry entry) {
        Person person = PersonWords.typed(entry, CareDay.of(clock.millis()));
        String national = PersonWords.nationalNumberIn(person);
        if (national != null) {
            return new Outcome.Declined<>(Phrase.of("mend.national"), national);
        }
        AtomicReference<@Nullable PatientNumber> given = new AtomicReference<>();
        return Told.of(
                log.record(
                        current.user(),
                        states -> {
                            PatientNumber number = next(states);
                            given.set(number);
                            return List.of(new RegisterPatient(number, person));
                        },
                        false),
                kept -> {
                    AggregateId id = Patient.id(kept.facts().getFirst().fact().id());
                    PatientNumber number = given.get();
                    String name = PersonWords.text(person.name());
                    Phrase words =
                            number == null
                                    ? Phrase.of("done.registered.nonumber", name)
                                    : Phrase.of("done.registered", name, number.value());
                    Callable<Outcome<?>> undo =
                            Undo.of(log, kept, Phrase.of("undone.registered", name));
                    return new Outcome.Done<>(
                            id, words, () -> inUse.test(id) ? IN_USE : undo.call());
                });
    }

    private @Nullable PatientNumber next(States states) {
        HospitalId hospital = device.hospital();
        long running = LeaseShare.nextNumber(device.writer(), hospital, states);
        return running == 0 ? null : PatientNumber.of(hospital, running);
    }
}
