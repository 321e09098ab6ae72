// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

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
public record Patient(
        @Nullable PatientNumber number,
        @Nullable FeedId home,
        long registered,
        long changed,
        Person person) {
    /// The kind of its aggregate.
    public static final String KIND = "patient";

    private static final Patient UNKNOWN = new Patient(null, null, 0, 0, Person.NOBODY);

    /// The patient this registration makes.
    public static AggregateId id(FactId registration) {
        return AggregateId.of(KIND, registration.value());
    }

    /// Whether the registration is known.
    public boolean known() {
        return home != null;
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
                                state.person.with(person == null ? Person.NOBODY : person));
                case ChangePatientDetails(_, var person) ->
                        new Patient(
                                state.number,
                                state.home,
                                state.registered,
                                Math.max(state.changed, envelope.happened()),
                                state.person.with(person == null ? Person.NOBODY : person));
                case AssignPatientNumber(_, var number) ->
                        new Patient(
                                number, state.home, state.registered, state.changed, state.person);
                default -> state;
            };
        }
    }
}
