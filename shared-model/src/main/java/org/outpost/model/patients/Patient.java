// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.Envelope;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.ReadFact;

/// What is known of a patient.
///
/// @param number null while the server has not given one
/// @param home the hospital that registered; null while no registration is known
/// @param registered when, milliseconds since 1970; 0 while unknown
/// @param changed when the details last changed
/// @param mergedInto the record this one is joined to; null where it stands for itself
/// @param absorbed the records joined to this one, in fold order
/// @param formers numbers that were another's to give and were replaced: papers with one are still
///   in hands, so it finds this person too; null where there are none
public record Patient(
        @Nullable PatientNumber number,
        @Nullable FeedId home,
        long registered,
        long changed,
        Person person,
        @Nullable AggregateId mergedInto,
        List<AggregateId> absorbed,
        @Nullable List<PatientNumber> formers) {
    /// The kind of its aggregate.
    public static final String KIND = "patient";

    private static final Patient UNKNOWN =
            new Patient(null, null, 0, 0, Person.NOBODY, null, List.of(), null);

    /// A state kept before records could be joined has none.
    public Patient {
        absorbed = absorbed == null ? List.of() : List.copyOf(absorbed);
        formers = formers == null ? null : List.copyOf(formers);
    }

    /// The patient this registration makes.
    public static AggregateId id(FactId registration) {
        return AggregateId.of(KIND, registration.value());
    }

    /// Whether the registration is known.
    public boolean known() {
        return home != null;
    }

    private Patient with(AggregateId other) {
        List<AggregateId> all = new ArrayList<>(absorbed);
        if (!all.contains(other)) {
            all.add(other);
        }
        return new Patient(number, home, registered, changed, person, mergedInto, all, formers);
    }

    private Patient without(AggregateId other) {
        List<AggregateId> rest = absorbed.stream().filter(id -> !id.equals(other)).toList();
        return new Patient(number, home, registered, changed, person, mergedInto, rest, formers);
    }

    private @Nullable List<PatientNumber> formersBefore(PatientNumber fresh) {
        if (number == null || number.equals(fresh)) {
            return formers;
        }
        List<PatientNumber> all = new ArrayList<>(formers == null ? List.of() : formers);
        all.add(number);
        return all;
    }

    private Patient joinedTo(@Nullable AggregateId other) {
        return new Patient(number, home, registered, changed, person, other, absorbed, formers);
    }

    /// Fields merge in fold order; a number of the server wins over the desk's.
    static final class Folded implements Fold<Patient> {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Class<Patient> stateType() {
            return Patient.class;
        }

        @Override
        public Patient empty(AggregateId id) {
            return UNKNOWN;
        }

        @Override
        public Patient apply(Patient state, AggregateId id, ReadFact fact) {
            Envelope envelope = fact.fact().envelope();
            return switch (fact.body()) {
                case RegisterPatient(var number, var person) ->
                        new Patient(
                                state.number == null ? number : state.number,
                                envelope.home(),
                                envelope.happened(),
                                Math.max(state.changed, envelope.happened()),
                                state.person.with(person == null ? Person.NOBODY : person),
                                state.mergedInto,
                                state.absorbed,
                                state.formers);
                case ChangePatientDetails(_, var person) ->
                        new Patient(
                                state.number,
                                state.home,
                                state.registered,
                                Math.max(state.changed, envelope.happened()),
                                state.person.with(person == null ? Person.NOBODY : person),
                                state.mergedInto,
                                state.absorbed,
                                state.formers);
                case AssignPatientNumber(_, var number) ->
                        new Patient(
                                number,
                                state.home,
                                state.registered,
                                state.changed,
                                state.person,
                                state.mergedInto,
                                state.absorbed,
                                state.formersBefore(number));
                case MergePatients(var kept, var gone, _) when id.equals(gone) ->
                        state.joinedTo(kept);
                case MergePatients(_, var gone, _) -> state.with(gone);
                case UnmergePatients(var kept, var gone) when id.equals(gone) ->
                        kept.equals(state.mergedInto) ? state.joinedTo(null) : state;
                case UnmergePatients(_, var gone) -> state.without(gone);
                default -> state;
            };
        }
    }
}
