// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.pure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.AggregateSource;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactReader;
import org.outpost.model.sync.FoldPlace;
import org.outpost.model.sync.Folding;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Snapshot;
import org.outpost.model.wire.Json;

/// What survives a crash: facts and version rows, in a full run with their states through JSON.
/// Used by counters and the server alike.
final class Disk implements AggregateSource {
    private final boolean throughJson;
    private final boolean forgetsPlaces;
    private final Map<FactId, Fact> facts = new LinkedHashMap<>();
    private final Map<AggregateId, List<Fact>> histories = new HashMap<>();
    private final Map<AggregateId, Snapshot> rows = new HashMap<>();
    private final Map<String, List<AggregateId>> kinds = new HashMap<>();

    /// @param throughJson whether states come back as from a real disk
    /// @param forgetsPlaces plants a bug: rows don't say up to where they are folded
    Disk(boolean throughJson, boolean forgetsPlaces) {
        this.throughJson = throughJson;
        this.forgetsPlaces = forgetsPlaces;
    }

    /// The same, on a disk of its own.
    Disk copy() {
        Disk copy = new Disk(throughJson, forgetsPlaces);
        copy.facts.putAll(facts);
        histories.forEach((id, all) -> copy.histories.put(id, new ArrayList<>(all)));
        copy.rows.putAll(rows);
        kinds.forEach((kind, all) -> copy.kinds.put(kind, new ArrayList<>(all)));
        return copy;
    }

    /// Takes facts out again, and folds what they touched without them.
    ///
    /// @param whole what is folded here at all
    void takeOut(List<Fact> some, FactReader reader, Predicate<AggregateId> whole) {
        Set<AggregateId> touched = new LinkedHashSet<>();
        for (Fact fact : some) {
            facts.remove(fact.id());
            for (AggregateId id : fact.envelope().aggregates()) {
                histories.getOrDefault(id, new ArrayList<>()).remove(fact);
                touched.add(id);
            }
        }
        touched.removeIf(whole.negate());
        for (AggregateId id : touched) {
            List<ReadFact> rest = history(id).stream().map(reader::read).toList();
            Snapshot before = rows.get(id);
            if (rest.isEmpty() || before == null) {
                rows.remove(id);
                kinds.getOrDefault(id.kind(), new ArrayList<>()).remove(id);
            } else {
                FoldPlace last =
                        rest.stream()
                                .map(ReadFact::fact)
                                .filter(fact -> !fact.envelope().clockBroken())
                                .map(Fact::place)
                                .max(Comparator.naturalOrder())
                                .orElse(null);
                Object state = Folding.foldAll(Kit.ROOMS.foldOf(id), id, rest);
                write(List.of(new Snapshot(id, last, state, before.version(), before.followers())));
            }
        }
    }

    boolean has(FactId id) {
        return facts.containsKey(id);
    }

    @Nullable Fact fact(FactId id) {
        return facts.get(id);
    }

    Collection<Fact> facts() {
        return facts.values();
    }

    Collection<AggregateId> aggregates() {
        return rows.keySet();
    }

    /// In the order they came.
    List<AggregateId> known(String kind) {
        return kinds.getOrDefault(kind, List.of());
    }

    void store(Fact fact) {
        facts.put(fact.id(), fact);
        for (AggregateId id : fact.envelope().aggregates()) {
            histories.computeIfAbsent(id, key -> new ArrayList<>(2)).add(fact);
        }
    }

    void write(List<Snapshot> changes) {
        for (Snapshot row : changes) {
            AggregateId id = row.id();
            Snapshot kept =
                    new Snapshot(
                            id,
                            forgetsPlaces ? null : row.last(),
                            throughJson ? throughJson(row) : row.state(),
                            row.version() + 1,
                            row.followers());
            if (rows.put(id, kept) == null) {
                kinds.computeIfAbsent(id.kind(), key -> new ArrayList<>()).add(id);
            }
        }
    }

    /// The state as it comes back from a disk.
    private static Object throughJson(Snapshot row) {
        return Json.read(Json.write(row.state()), Kit.ROOMS.foldOf(row.id()).stateType());
    }

    @Nullable Object state(AggregateId id) {
        Snapshot row = rows.get(id);
        return row == null ? null : row.state();
    }

    /// The state, or an empty one.
    <S> S state(AggregateId id, Class<S> type) {
        return type.cast(orEmpty(id));
    }

    Object orEmpty(AggregateId id) {
        Object state = state(id);
        return state == null ? Kit.ROOMS.foldOf(id).empty(id) : state;
    }

    @Override
    public Map<AggregateId, Snapshot> snapshots(Collection<AggregateId> ids) {
        Map<AggregateId, Snapshot> found = new HashMap<>();
        for (AggregateId id : ids) {
            Snapshot row = rows.get(id);
            if (row != null) {
                found.put(id, row);
            }
        }
        return found;
    }

    @Override
    public List<Fact> history(AggregateId id) {
        return Collections.unmodifiableList(histories.getOrDefault(id, List.of()));
    }
}
