// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.AggregateSource;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FoldPlace;
import org.outpost.model.sync.Snapshot;
import org.outpost.model.wire.Json;

/// What survives a crash: facts, and version rows with their states as JSON. Used by counters and
/// the server alike.
final class Disk implements AggregateSource {
    private final Map<FactId, Fact> facts = new LinkedHashMap<>();
    private final Map<AggregateId, List<Fact>> histories = new HashMap<>();
    private final Map<AggregateId, Row> rows = new LinkedHashMap<>();
    private final boolean forgetsPlaces;

    /// @param forgetsPlaces plants a bug: rows don't say up to where they are folded
    Disk(boolean forgetsPlaces) {
        this.forgetsPlaces = forgetsPlaces;
    }

    private record Row(@Nullable FoldPlace last, Object state, long version, Set<FeedId> by) {}

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

    void store(Fact fact) {
        facts.put(fact.id(), fact);
        for (AggregateId id : fact.envelope().aggregates()) {
            histories.computeIfAbsent(id, key -> new ArrayList<>()).add(fact);
        }
    }

    void write(List<Snapshot> changes) {
        for (Snapshot row : changes) {
            rows.put(
                    row.id(),
                    new Row(row.last(), throughJson(row), row.version() + 1, row.followers()));
        }
    }

    /// The state as it comes back from a disk.
    private static Object throughJson(Snapshot row) {
        return Json.read(Json.write(row.state()), Bench.ROOMS.foldOf(row.id()).stateType());
    }

    @Nullable Object state(AggregateId id) {
        Row row = rows.get(id);
        return row == null ? null : row.state;
    }

    /// The state, or an empty one.
    <S> S state(AggregateId id, Class<S> type) {
        Object state = state(id);
        return type.cast(state == null ? Bench.ROOMS.foldOf(id).empty(id) : state);
    }

    @Override
    public Map<AggregateId, Snapshot> snapshots(Collection<AggregateId> ids) {
        Map<AggregateId, Snapshot> found = new HashMap<>();
        for (AggregateId id : ids) {
            Row row = rows.get(id);
            Object state = state(id);
            if (row != null && state != null) {
                FoldPlace last = forgetsPlaces ? null : row.last;
                found.put(id, new Snapshot(id, last, state, row.version, row.by));
            }
        }
        return found;
    }

    @Override
    public List<Fact> history(AggregateId id) {
        return List.copyOf(histories.getOrDefault(id, List.of()));
    }
}
