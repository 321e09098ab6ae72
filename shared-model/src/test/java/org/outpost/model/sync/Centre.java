// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.kernel.WriterId;

/// A server in maps for tests: the real ingest, committed as its doc asks.
public final class Centre implements InboxSource, FeedSource {
    public final Map<FactId, Fact> facts = new LinkedHashMap<>();
    public final Map<AggregateId, Snapshot> rows = new HashMap<>();
    public final Map<FeedId, List<FactId>> feeds = new LinkedHashMap<>();
    public final Map<WriterId, WriterRow> writers = new HashMap<>();
    public final Map<String, String> hashes = new HashMap<>();
    public final Map<FeedId, Long> serverSeqs = new HashMap<>();
    public @Nullable RuntimeException failure;
    public int historyReads;
    public boolean allHeard = true;
    public final IngestSession ingest =
            new IngestSession(
                    Desk.ROOMS,
                    Desk.CODEC,
                    Desk.CODEC,
                    Desk.BATCHES,
                    Desk.CHECK,
                    () -> Desk.NOON + 1000);

    public Exchange.BatchAnswer push(Desk desk, FrozenBatch batch) {
        WriterRow row = writers.computeIfAbsent(desk.writer, key -> desk.row());
        Exchange.BatchAnswer standing = ingest.standing(row, batch, this);
        if (standing != null) {
            return standing;
        }
        commit(ingest.judge(row, batch, this));
        return new Exchange.BatchAnswer(batch.header().number(), Exchange.BatchStanding.TAKEN, "");
    }

    public void commit(Ingested ingested) {
        FrozenBatch batch = ingested.batch();
        if (batch != null) {
            WriterRow row = Objects.requireNonNull(ingested.writer());
            writers.put(row.writer(), row);
            hashes.put(row.writer() + "#" + row.batch(), row.chain());
            batch.facts().forEach(this::store);
        }
        ingested.serverFacts().forEach(this::store);
        for (Snapshot row : ingested.changes()) {
            rows.put(
                    row.id(),
                    new Snapshot(
                            row.id(), row.last(), row.state(), row.version() + 1, row.followers()));
        }
        for (Ingested.FeedAppend append : ingested.appends()) {
            feeds.computeIfAbsent(append.feed(), key -> new ArrayList<>()).addAll(append.facts());
            if (append.serverSeq() >= 0) {
                serverSeqs.put(append.feed(), append.newServerSeq());
            }
        }
    }

    private void store(Fact fact) {
        if (facts.put(fact.id(), fact) != null) {
            throw new IllegalStateException(fact + " came twice");
        }
    }

    public Toy.Jar jar(String name) {
        Snapshot row = rows.get(Toy.jar(name));
        return row == null ? new Toy.Jar(0, List.of()) : row.as(Toy.Jar.class);
    }

    /// Codes of the rulings on a fact, in the order they were made.
    public List<String> rulings(Fact on) {
        return facts.values().stream()
                .filter(fact -> fact.id().writer().isServer())
                .map(fact -> Desk.CODEC.read(fact).body())
                .filter(body -> body instanceof Ruling ruling && ruling.of().equals(on.id()))
                .map(body -> body.getClass().getSimpleName() + " " + ((Ruling) body).code())
                .toList();
    }

    @Override
    public Map<AggregateId, Snapshot> snapshots(Collection<AggregateId> ids) {
        if (failure != null) {
            throw failure;
        }
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
        historyReads++;
        return facts.values().stream()
                .filter(fact -> fact.envelope().aggregates().contains(id))
                .toList();
    }

    @Override
    public @Nullable String batchHash(WriterId writer, long number) {
        return hashes.get(writer + "#" + number);
    }

    @Override
    public Map<Was, FactId> standing(Collection<Was> names, @Nullable WriterId own) {
        Map<Was, FactId> found = new HashMap<>();
        for (Fact fact : facts.values()) {
            Was was = Was.of(fact);
            if (names.contains(was)) {
                found.put(was, fact.id());
            }
        }
        return found;
    }

    @Override
    public long serverSeq(FeedId feed) {
        return serverSeqs.getOrDefault(feed, 0L);
    }

    @Override
    public boolean allHeard(FeedId home) {
        return allHeard;
    }

    @Override
    public boolean allSent(FeedId home) {
        return allHeard;
    }

    @Override
    public Verdict mayWrite(ReadFact fact) {
        return Verdict.ACCEPTED;
    }

    @Override
    public FeedCursor head(FeedId feed) {
        return new FeedCursor(feed, "e1", feeds.getOrDefault(feed, List.of()).size());
    }

    @Override
    public List<FeedEntry> entries(FeedId feed, long after, int maxBytes) {
        List<FeedEntry> entries = new ArrayList<>();
        List<FactId> all = feeds.getOrDefault(feed, List.of());
        int bytes = 0;
        for (int n = (int) after; n < all.size() && (bytes < maxBytes || entries.isEmpty()); n++) {
            Fact fact = Objects.requireNonNull(facts.get(all.get(n)));
            entries.add(new FeedEntry(n + 1L, fact.id(), fact));
            bytes += fact.size();
        }
        return entries;
    }

    @Override
    public Digest digest(FeedId feed, long n) {
        Digest all = Digest.NONE;
        for (FactId id : feeds.getOrDefault(feed, List.of()).subList(0, (int) n)) {
            all = all.plus(Digest.of(Objects.requireNonNull(facts.get(id))));
        }
        return all;
    }
}
