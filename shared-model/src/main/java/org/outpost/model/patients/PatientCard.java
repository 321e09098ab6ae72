// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import org.outpost.model.kernel.AggregateId;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.ReadFact;

/// The card a patient carries now.
///
/// @param issue counted from 1; two counters that replaced one card apart gave the same issue, and
///   both cards are good
/// @param since when it was issued, milliseconds since 1970; 0 for the first
/// @param reason why the one before was replaced: a code; empty for the first
public record PatientCard(int issue, long since, String reason) {
    /// The kind of its aggregate.
    public static final String KIND = "card";

    private static final PatientCard FIRST = new PatientCard(1, 0, "");

    /// The card of a patient.
    public static AggregateId id(AggregateId patient) {
        return AggregateId.of(KIND, patient.key());
    }

    /// Whether a card of this issue is an old one.
    public boolean replaces(int other) {
        return other > 0 && other < issue;
    }

    /// The highest issue holds.
    static final class Folded implements Fold<PatientCard> {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Class<PatientCard> stateType() {
            return PatientCard.class;
        }

        @Override
        public PatientCard empty(AggregateId id) {
            return FIRST;
        }

        @Override
        public PatientCard apply(PatientCard state, AggregateId id, ReadFact fact) {
            return fact.body() instanceof ReplaceCard(_, var issue, var reason)
                            && issue > state.issue
                    ? new PatientCard(issue, fact.fact().envelope().happened(), reason)
                    : state;
        }
    }
}
