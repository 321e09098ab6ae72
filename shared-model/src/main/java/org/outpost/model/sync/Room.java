// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import java.util.Map;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Verdict;

/// What sync knows of a room of care: the facts it writes, what they add up to, its rule, and what
/// the server settles once such a fact has come in.
public interface Room {
    /// The room's name, the same in every module.
    String name();

    List<FactType> factTypes();

    List<Fold<?>> folds();

    /// The rule. `before` holds the states without the fact, `after` those with it in its place.
    Verdict judge(States before, ReadFact fact, States after);

    /// The rule of taking one of its facts back, at once and by whoever wrote it. `after` holds the
    /// states without the fact. What a room does not allow here is put right in another way.
    default Verdict reverse(States before, ReadFact original, States after) {
        return Verdict.refused(new SyncRefusal.NotReversible());
    }

    /// Whether a machine of this home gets every fact of the aggregate. An aggregate is on a
    /// machine whole or not at all: a transfer that comes in names the sender's shelf, but does not
    /// bring its past, so it is not folded here.
    default boolean wholeAt(AggregateId id, FeedId home) {
        return true;
    }

    /// Whether nothing is written of a thing before the fact that made it is known. What travels by
    /// itself can be there before its paper.
    default boolean comesAfterItsMaker(AggregateId id) {
        return true;
    }

    /// How soon a machine that begins needs the thing. Where a fact touches several, it comes with
    /// the one that is needed first.
    default LoadStage loadStage(AggregateId id) {
        return LoadStage.REST;
    }

    /// The things which a fact makes one, each with the hospital whose it is. Whoever holds one of
    /// them comes to hold them all before the fact enters any feed, so that nobody gets a fact that
    /// names what they lack. Asked only of the server, once per fact that stands.
    default Map<AggregateId, FeedId> heldTogether(ReadFact fact, States after) {
        return Map.of();
    }

    /// What the server decides at once after ingest, as facts of its own: a confirmation, a number,
    /// a bump. Asked only of the server, once per fact, and never on a rebuild: a decision stands
    /// until another names it.
    default List<FactBody> decide(ReadFact fact, Verdict verdict, States after) {
        return List.of();
    }
}
