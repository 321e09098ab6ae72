// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactReader;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Ruling;
import org.outpost.model.sync.UnreadableBody;
import org.outpost.model.wire.Json;

/// What a set of facts must come to, by the shortest way: sort all, from nothing, leave out what
/// the last ruling leaves out. Shares no line with the folding under test.
final class NaiveFold {
    private final Map<FactId, Ruling> rulings = new HashMap<>();
    private final Map<FactId, FactId> ruledBy = new HashMap<>();
    private final Map<AggregateId, List<ReadFact>> byAggregate = new LinkedHashMap<>();
    private final Map<AggregateId, Object> states = new HashMap<>();
    private final List<ReadFact> all = new ArrayList<>();

    NaiveFold(Collection<Fact> facts, FactReader reader) {
        facts.forEach(fact -> all.add(reader.read(fact)));
        all.sort(Comparator.comparingLong(read -> read.fact().id().seq()));
        for (ReadFact read : all) {
            if (read.body() instanceof Ruling ruling && read.fact().id().writer().isServer()) {
                rulings.put(ruling.of(), ruling);
                ruledBy.put(ruling.of(), read.fact().id());
            }
        }
        all.sort(
                Comparator.<ReadFact>comparingLong(read -> read.fact().envelope().clock().ticks())
                        .thenComparing(read -> read.fact().id().writer().value())
                        .thenComparingLong(read -> read.fact().id().seq()));
        for (ReadFact read : all) {
            for (AggregateId id : read.fact().envelope().aggregates()) {
                byAggregate.computeIfAbsent(id, key -> new ArrayList<>()).add(read);
            }
        }
    }

    Collection<AggregateId> aggregates() {
        return byAggregate.keySet();
    }

    /// Every fact with its body, in the order they fold.
    List<ReadFact> facts() {
        return all;
    }

    /// The last word of the server on a fact; null where it had nothing against it.
    @Nullable Ruling ruling(FactId id) {
        return rulings.get(id);
    }

    /// The name of that last word.
    @Nullable FactId ruledBy(FactId id) {
        return ruledBy.get(id);
    }

    Object state(AggregateId id) {
        return states.computeIfAbsent(id, key -> fold(Model.ROOMS.foldOf(id), id));
    }

    boolean counts(FactId id) {
        Ruling ruling = rulings.get(id);
        return ruling == null || !ruling.skips();
    }

    private <S> S fold(Fold<S> fold, AggregateId id) {
        S state = fold.empty(id);
        for (ReadFact read : byAggregate.getOrDefault(id, List.of())) {
            if (counts(read.fact().id()) && !(read.body() instanceof UnreadableBody)) {
                state = fold.apply(state, id, read);
            }
        }
        return state;
    }

    /// Whether two states say the same: as values, or as JSON says it.
    static boolean same(@Nullable Object one, @Nullable Object other) {
        return one != null
                && other != null
                && (one.equals(other) || Arrays.equals(Json.write(one), Json.write(other)));
    }
}
