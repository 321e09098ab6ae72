// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;

/// The server's verdict on a fact, itself a fact in the same feeds. The last ruling on a fact, by
/// the number its server writer gave it, holds. Folds skip a refused or quarantined fact.
public sealed interface Ruling extends FactBody {
    /// The bodies of rulings.
    List<Class<? extends FactBody>> TYPES =
            List.of(DisputeFact.class, RefuseFact.class, QuarantineFact.class, AdmitFact.class);

    /// The fact ruled on.
    FactId of();

    /// The aggregates of that fact.
    List<AggregateId> aggregates();

    /// The other feeds that got that fact.
    List<FeedId> feeds();

    /// The stable reason code, as of {@link org.outpost.model.kernel.Refusal}; empty for an
    /// admission.
    String code();

    /// What the words need.
    List<String> details();

    /// Whether folds skip the fact while this ruling holds.
    boolean skips();

    @Override
    default List<AggregateId> touches(FactId self) {
        return aggregates();
    }

    @Override
    default List<FeedId> concerns() {
        return feeds();
    }

    /// It happened and is kept; a discrepancy waits for a person.
    record DisputeFact(
            FactId of,
            List<AggregateId> aggregates,
            List<FeedId> feeds,
            String code,
            List<String> details)
            implements Ruling {
        @Override
        public boolean skips() {
            return false;
        }
    }

    /// It could not stand.
    record RefuseFact(
            FactId of,
            List<AggregateId> aggregates,
            List<FeedId> feeds,
            String code,
            List<String> details)
            implements Ruling {
        @Override
        public boolean skips() {
            return true;
        }
    }

    /// It could not be understood or judged: put aside with its reason, never in the way of the
    /// next.
    record QuarantineFact(
            FactId of,
            List<AggregateId> aggregates,
            List<FeedId> feeds,
            String code,
            List<String> details)
            implements Ruling {
        @Override
        public boolean skips() {
            return true;
        }
    }

    /// A person took it in after all.
    record AdmitFact(
            FactId of,
            List<AggregateId> aggregates,
            List<FeedId> feeds,
            String code,
            List<String> details)
            implements Ruling {
        @Override
        public boolean skips() {
            return false;
        }
    }
}
