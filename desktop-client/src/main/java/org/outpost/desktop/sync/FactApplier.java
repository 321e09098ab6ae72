// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactReader;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FeedPage;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Rooms;

/// Takes in what others wrote: facts and rulings of pages, receipts of own facts, and the cursors
/// behind them, in one transaction. A known fact changes nothing, a latecomer makes its aggregate
/// fold again. The one door for facts from outside, for the line, a first load and the bench alike.
public final class FactApplier {
    private final LocalDatabase database;
    private final Device device;
    private final Rooms rooms;
    private final FactReader reader;
    private final Map<String, List<FactConsumer>> consumers;

    public FactApplier(
            LocalDatabase database,
            Device device,
            Rooms rooms,
            FactReader reader,
            List<FactConsumer> consumers) {
        this.database = database;
        this.device = device;
        this.rooms = rooms;
        this.reader = reader;
        this.consumers = FactWork.byKind(consumers);
    }

    /// Takes in facts that came with no feed around them.
    ///
    /// @return how many were new
    public int apply(List<Fact> facts) {
        return database.write(sql -> {
            FactWork work = work(sql);
            takeAll(work, facts);
            finish(work);
            return work.added();
        });
    }

    /// Takes in pages inside the caller's transaction.
    ///
    /// @param now milliseconds since 1970
    /// @return the aggregates that changed
    List<AggregateId> apply(Sql sql, List<FeedPage> pages, long now) {
        FactWork work = work(sql);
        List<Fact> facts = new ArrayList<>();
        for (FeedPage page : pages) {
            for (FeedEntry entry : page.entries()) {
                Fact fact = entry.fact();
                if (fact != null) {
                    facts.add(fact);
                }
            }
        }
        takeAll(work, facts);
        ProofStore proofs = new ProofStore(sql);
        pages.forEach(page -> proofs.enter(page, now));
        return finish(work);
    }

    /// Takes facts of the district out again that it has lost for good; they stay beside.
    ///
    /// @return the aggregates that changed
    List<AggregateId> takeOut(Sql sql, List<Fact> lost) {
        Set<AggregateId> touched = new LinkedHashSet<>();
        ProofStore proofs = new ProofStore(sql);
        for (Fact fact : lost) {
            proofs.takeOut(fact.id());
            touched.addAll(fact.envelope().aggregates());
        }
        work(sql).foldAgain(touched);
        return List.copyOf(touched);
    }

    private static List<AggregateId> finish(FactWork work) {
        List<AggregateId> changed = work.finish();
        if (work.restored().isEmpty()) {
            return changed;
        }
        work.foldAgain(work.restored());
        List<AggregateId> all = new ArrayList<>(changed);
        all.addAll(work.restored());
        return all;
    }

    FactWork work(Sql sql) {
        return new FactWork(sql, rooms, reader, consumers, device.home());
    }

    private void takeAll(FactWork work, List<Fact> facts) {
        List<ReadFact> read = facts.stream().map(reader::read).toList();
        Set<AggregateId> touched = new LinkedHashSet<>();
        read.forEach(one -> touched.addAll(one.fact().envelope().aggregates()));
        work.folding().load(touched);
        read.forEach(work::take);
    }
}
