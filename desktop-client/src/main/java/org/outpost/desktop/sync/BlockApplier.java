// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactReader;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.FoldPlace;
import org.outpost.model.sync.Folding;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Rooms;
import org.outpost.model.wire.Json;

/// Takes the many facts of a first load in, as fast as the disk allows: what needs no table
/// (reading, folding, search keys) is made ready on another thread, as if nothing were known here;
/// then every table is written once, row behind row. A fact that is known changes nothing, and a
/// thing that was here already is folded again from all its facts: the very rules and folds of the
/// pages, and the very rows.
public final class BlockApplier {
    private final Rooms rooms;
    private final FactReader reader;
    private final FactApplier applier;
    private final Map<String, List<FactConsumer>> consumers;
    private final Device device;

    public BlockApplier(
            Rooms rooms,
            FactReader reader,
            FactApplier applier,
            List<FactConsumer> consumers,
            Device device) {
        this.rooms = rooms;
        this.reader = reader;
        this.applier = applier;
        this.consumers = FactWork.byKind(consumers);
        this.device = device;
    }

    /// Tells every room whether very much comes in from now on.
    void expectMuch(Sql sql, boolean much) {
        consumers.values().stream()
                .flatMap(List::stream)
                .distinct()
                .forEach(consumer -> consumer.expectMuch(sql, much));
    }

    /// Makes entries ready, which all have their fact. Needs no file.
    Block prepare(List<FeedEntry> entries) {
        FeedId home = device.home();
        List<Block.Entry> all = new ArrayList<>(entries.size());
        Map<AggregateId, List<ReadFact>> things = new LinkedHashMap<>(2 * entries.size());
        for (FeedEntry entry : entries) {
            Fact fact = entry.fact();
            if (fact == null) {
                continue;
            }
            ReadFact read = reader.read(fact);
            all.add(new Block.Entry(entry.n(), read, Digest.of(fact)));
            if (fact.envelope().clockBroken()) {
                continue;
            }
            for (AggregateId id : fact.envelope().aggregates()) {
                if (home == null || rooms.wholeAt(id, home)) {
                    things.computeIfAbsent(id, key -> new ArrayList<>(2)).add(read);
                }
            }
        }
        return folded(all, things);
    }

    private Block folded(List<Block.Entry> entries, Map<AggregateId, List<ReadFact>> things) {
        List<Block.Thing> made = new ArrayList<>(things.size());
        Map<FactConsumer, List<FactConsumer.Arrival>> arrivals = new LinkedHashMap<>();
        things.forEach((id, facts) -> {
            Fold<?> fold = rooms.foldOf(id);
            Object state = Folding.foldAll(fold, id, facts);
            made.add(new Block.Thing(id, last(facts), Json.write(state)));
            for (FactConsumer consumer : consumers.getOrDefault(id.kind(), List.of())) {
                arrivals.computeIfAbsent(consumer, key -> new ArrayList<>())
                        .add(new FactConsumer.Arrival(id, fold.empty(id), state));
            }
        });
        List<FactConsumer.Arrivals> ready = new ArrayList<>();
        arrivals.forEach((consumer, all) -> ready.add(consumer.arrivals(all)));
        return new Block(entries, made, ready);
    }

    /// Writes what was made ready, inside the caller's transaction.
    ///
    /// @param feed whose entries they are
    /// @param behind entries up to this position stand in their place already
    Block.Written write(Sql sql, Block block, FeedId feed, long behind) {
        BlockStore store = new BlockStore(sql);
        FactWork work = applier.work(sql);
        long[] ids = store.facts(block.entries());
        List<ReadFact> news = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            ReadFact read = block.entries().get(i).read();
            if (ids[i] > 0) {
                work.store().noteSaying(read);
                news.add(read);
            }
        }
        Set<AggregateId> here = store.things(block.things());
        block.arrivals().forEach(arrivals -> arrivals.write(sql, id -> !here.contains(id)));
        Map<AggregateId, List<ReadFact>> again = touching(here, news);
        work.foldOn(again, again.isEmpty() ? Set.of() : store.saidOf(ids));
        List<AggregateId> changed = new ArrayList<>(again.keySet());
        for (Block.Thing thing : block.things()) {
            if (!here.contains(thing.id())) {
                changed.add(thing.id());
            }
        }
        return new Block.Written(changed, store.places(feed, block.entries(), ids, behind));
    }

    private static Map<AggregateId, List<ReadFact>> touching(
            Set<AggregateId> here, List<ReadFact> news) {
        Map<AggregateId, List<ReadFact>> touching = new LinkedHashMap<>();
        for (ReadFact read : news) {
            // One whose clock is broken is kept and counts for nothing.
            if (!read.fact().envelope().clockBroken()) {
                for (AggregateId id : read.fact().envelope().aggregates()) {
                    if (here.contains(id)) {
                        touching.computeIfAbsent(id, key -> new ArrayList<>()).add(read);
                    }
                }
            }
        }
        return touching;
    }

    private static FoldPlace last(List<ReadFact> facts) {
        @Nullable FoldPlace last = null;
        for (ReadFact read : facts) {
            FoldPlace place = read.fact().place();
            if (last == null || place.compareTo(last) > 0) {
                last = place;
            }
        }
        if (last == null) {
            throw new IllegalStateException("a thing has a fact");
        }
        return last;
    }
}
