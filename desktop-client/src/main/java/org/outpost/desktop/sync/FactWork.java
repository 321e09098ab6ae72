// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.sync.FactReader;
import org.outpost.model.sync.FoldPlace;
import org.outpost.model.sync.Folding;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Rooms;
import org.outpost.model.sync.Snapshot;

/// One transaction's work on facts: they are added and folded one by one, then every aggregate they
/// changed is written once, into its version row and its room's tables. Thrown away afterwards.
final class FactWork {
    private final Sql sql;
    private final FactStore store;
    private final Folding folding;
    private final Rooms rooms;
    private final FactReader reader;
    private final @Nullable FeedId home;
    private final Map<String, List<FactConsumer>> consumers;
    private final Set<AggregateId> restored = new LinkedHashSet<>();
    private int added;

    /// @param home what this machine holds whole; null before it has one
    FactWork(
            Sql sql,
            Rooms rooms,
            FactReader reader,
            Map<String, List<FactConsumer>> consumers,
            @Nullable FeedId home) {
        this.sql = sql;
        this.rooms = rooms;
        this.reader = reader;
        this.home = home;
        this.store = new FactStore(sql, rooms);
        this.folding = new Folding(rooms, reader, store, home);
        this.consumers = consumers;
    }

    /// Consumers by the kinds they keep.
    static Map<String, List<FactConsumer>> byKind(List<FactConsumer> consumers) {
        Map<String, List<FactConsumer>> byKind = new HashMap<>();
        for (FactConsumer consumer : consumers) {
            for (String kind : consumer.kinds()) {
                byKind.computeIfAbsent(kind, key -> new ArrayList<>()).add(consumer);
            }
        }
        return byKind;
    }

    FactStore store() {
        return store;
    }

    Folding folding() {
        return folding;
    }

    /// Adds and folds a fact; one that is known changes nothing, unless its person part was dropped
    /// here and comes again.
    void take(ReadFact read) {
        if (store.add(read)) {
            added++;
            folding.fold(read);
        } else if (store.restorePerson(read.fact())) {
            restored.addAll(read.fact().envelope().aggregates());
        }
    }

    /// Things that have their person again: they fold anew once all else is written.
    Set<AggregateId> restored() {
        return restored;
    }

    /// Adds a fact that {@link #folding()} has folded already.
    void addFolded(ReadFact read) {
        store.add(read);
        added++;
    }

    /// Writes what changed.
    ///
    /// @return the aggregates
    List<AggregateId> finish() {
        List<AggregateId> changed = new ArrayList<>();
        for (Snapshot snapshot : folding.changes()) {
            AggregateId id = snapshot.id();
            store.put(snapshot);
            for (FactConsumer consumer : consumers.getOrDefault(id.kind(), List.of())) {
                consumer.changed(sql, id, store.before(id), snapshot.state());
            }
            changed.add(id);
        }
        return changed;
    }

    /// Folds facts that were just added into things that were here before them: on top where they
    /// only go on, anew where one comes late or something was said about it.
    ///
    /// @param added what is new of each thing
    /// @param said the facts among them that something was said about
    void foldOn(Map<AggregateId, List<ReadFact>> added, Set<FactId> said) {
        folding.load(added.keySet());
        List<AggregateId> anew = new ArrayList<>();
        added.forEach((id, facts) -> {
            Snapshot before = folding.snapshot(id);
            if (!goOn(before.last(), facts, said)) {
                anew.add(id);
            } else if (home == null || rooms.wholeAt(id, home)) {
                Object state = Folding.foldOn(rooms.foldOf(id), before.state(), id, facts);
                rewrite(before, state, facts);
            }
        });
        foldAgain(anew);
    }

    private static boolean goOn(@Nullable FoldPlace last, List<ReadFact> facts, Set<FactId> said) {
        if (last == null) {
            return false;
        }
        for (ReadFact read : facts) {
            boolean behind = read.fact().place().compareTo(last) > 0;
            if (!behind || Folding.looksBack(read) || said.contains(read.fact().id())) {
                return false;
            }
        }
        return true;
    }

    /// Folds these anew from the facts as they lie here, whatever was folded before, and writes
    /// them. One of whose facts another is damaged too waits until that one is put right.
    void foldAgain(Collection<AggregateId> ids) {
        for (AggregateId id : ids) {
            if (home != null && !rooms.wholeAt(id, home)) {
                continue;
            }
            try {
                List<ReadFact> facts = store.history(id).stream().map(reader::read).toList();
                Object state = Folding.foldAll(rooms.foldOf(id), id, facts);
                rewrite(folding.snapshot(id), state, facts);
            } catch (MalformedException damaged) {
                continue;
            }
        }
    }

    /// Writes an aggregate as it is without some of its facts; with none left it is gone.
    void rewrite(Snapshot before, Object state, List<ReadFact> facts) {
        AggregateId id = before.id();
        if (facts.isEmpty()) {
            sql.run("delete from aggregate where id = ?", id.value());
        } else {
            FoldPlace last =
                    facts.stream()
                            .map(read -> read.fact().place())
                            .max(Comparator.naturalOrder())
                            .orElse(before.last());
            store.put(new Snapshot(id, last, state, before.version(), before.followers()));
        }
        for (FactConsumer consumer : consumers.getOrDefault(id.kind(), List.of())) {
            consumer.changed(sql, id, before.state(), state);
        }
    }

    int added() {
        return added;
    }
}
