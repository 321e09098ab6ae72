// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import org.outpost.model.kernel.Refusal;

/// Makes the rulings on one fact: they go wherever the fact went. What did not make sense went to
/// its writer's home alone.
record RulingMaker(Fact fact) {
    Ruling dispute(Refusal reason) {
        return new Ruling.DisputeFact(
                fact.id(),
                fact.envelope().aggregates(),
                fact.envelope().concerns(),
                reason.code(),
                reason.details());
    }

    Ruling refuse(Refusal reason) {
        return new Ruling.RefuseFact(
                fact.id(),
                fact.envelope().aggregates(),
                fact.envelope().concerns(),
                reason.code(),
                reason.details());
    }

    Ruling quarantine(Refusal reason) {
        return new Ruling.QuarantineFact(
                fact.id(),
                fact.envelope().aggregates(),
                reason instanceof SyncRefusal.NotJudged ? fact.envelope().concerns() : List.of(),
                reason.code(),
                reason.details());
    }

    Ruling admit() {
        return new Ruling.AdmitFact(
                fact.id(), fact.envelope().aggregates(), fact.envelope().concerns(), "", List.of());
    }
}
