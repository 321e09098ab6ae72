// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Ruling;
import org.outpost.model.sync.UnreadableBody;
import org.outpost.model.wire.Json;

/// What a set of facts must come to, by the shortest way: sort all, from nothing, leave out what
/// the last ruling leaves out. Shares no line with the folding under test.
final class NaiveFold {
    private final Map<FactId, Boolean> leftOut = new HashMap<>();
    private final Map<AggregateId, List<ReadFact>> byAggregate = new LinkedHashMap<>();

    NaiveFold(Collection<Fact> facts) {
        List<ReadFact> all = new ArrayList<>();
        facts.forEach(fact -> all.add(Bench.CODEC.read(fact)));
        all.sort(Comparator.comparingLong(read -> read.fact().id().seq()));
        for (ReadFact read : all) {
            if (read.body() instanceof Ruling ruling && read.fact().id().writer().isServer()) {
                leftOut.put(ruling.of(), ruling.skips());
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

    /// Those a machine of this home must hold whole.
    Set<AggregateId> aggregatesAt(Counter counter) {
        Set<AggregateId> whole = new LinkedHashSet<>(byAggregate.keySet());
        whole.removeIf(id -> !Bench.ROOMS.wholeAt(id, counter.machine().home()));
        return whole;
    }

    Object state(AggregateId id) {
        return fold(Bench.ROOMS.foldOf(id), id);
    }

    boolean counts(FactId id) {
        return !leftOut.getOrDefault(id, false);
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

    /// Whether two states say the same, as JSON says it.
    static boolean same(@Nullable Object one, @Nullable Object other) {
        return one != null
                && other != null
                && new String(Json.write(one), StandardCharsets.UTF_8)
                        .equals(new String(Json.write(other), StandardCharsets.UTF_8));
    }
}
