// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.scenarios;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outpost.model.OutpostRooms;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.InboxSource;
import org.outpost.model.sync.IngestSession;
import org.outpost.model.sync.Ingested;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Rooms;
import org.outpost.model.sync.Snapshot;
import org.outpost.model.sync.States;
import org.outpost.model.sync.WriterRow;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.JsonBatches;

/// The server's half on maps: the very ingest, rules and folds, with nothing on disk. Takes facts
/// in any order and keeps what it decided.
public final class Centre implements InboxSource {
    private static final DeviceId DEVICE = new DeviceId("0".repeat(16));

    private final Rooms rooms = OutpostRooms.all();
    private final FactCodec codec = new FactCodec(rooms.types());
    private final JsonBatches batches = new JsonBatches();
    private final Map<FactId, Fact> facts = new LinkedHashMap<>();
    private final Map<AggregateId, Snapshot> snapshots = new HashMap<>();
    private final Map<FactId, Verdict> verdicts = new LinkedHashMap<>();
    private final Map<FeedId, Long> serverSeqs = new HashMap<>();
    private final Map<FeedId, List<FactId>> feeds = new HashMap<>();
    private final List<Fact> decided = new ArrayList<>();
    private final IngestSession session;
    private long now;

    /// @param now the server's time of day, see {@link #at}
    public Centre(long now) {
        this.now = now;
        session =
                new IngestSession(
                        rooms, codec, codec, batches, (key, message, signature) -> true, this::now);
    }

    /// Sets the server's time of day.
    public void at(long millis) {
        now = millis;
    }

    public long now() {
        return now;
    }

    public FactCodec codec() {
        return codec;
    }

    public Rooms rooms() {
        return rooms;
    }

    /// Takes one fact in, as a batch of its own. What its writer wrote before is not asked for.
    public Verdict take(Fact fact) {
        WriterId writer = fact.id().writer();
        FrozenBatch batch =
                batches.freeze(
                        writer,
                        DEVICE,
                        1,
                        "0".repeat(64),
                        new byte[16],
                        List.of(fact),
                        message -> message);
        WriterRow row = WriterRow.fresh(writer, DEVICE, new byte[0], fact.envelope().home());
        Ingested ingested = session.judge(row, batch, this);
        facts.put(fact.id(), fact);
        commit(ingested);
        Verdict verdict = verdicts.get(fact.id());
        return verdict == null ? Verdict.ACCEPTED : verdict;
    }

    /// Writes facts of the server by itself; the verdict is that of the last.
    public Verdict act(FeedId home, FactBody... bodies) {
        Ingested ingested = session.act(home, IngestSession.SERVER, List.of(bodies), this);
        commit(ingested);
        return ingested.verdicts().values().stream().reduce((one, two) -> two).orElseThrow();
    }

    /// The state of a thing, as of now.
    public <S> S state(AggregateId id, Class<S> type) {
        Snapshot snapshot = snapshots.get(id);
        return type.cast(snapshot == null ? rooms.foldOf(id).empty(id) : snapshot.state());
    }

    /// The states of all things, as of now.
    public States states() {
        return id -> state(id, Object.class);
    }

    /// What an aggregate's facts add up to from zero, which must be its state.
    public Object again(AggregateId id) {
        List<ReadFact> all = history(id).stream().map(codec::read).toList();
        return org.outpost.model.sync.Folding.foldAll(rooms.foldOf(id), id, all);
    }

    /// Everything any fact touched.
    public Collection<Snapshot> all() {
        return List.copyOf(snapshots.values());
    }

    /// All facts, the server's own included.
    public List<Fact> facts() {
        return List.copyOf(facts.values());
    }

    /// What entered a feed, in its order.
    public List<Fact> feed(FeedId feed) {
        return feeds.getOrDefault(feed, List.of()).stream().map(facts::get).toList();
    }

    /// The bodies of one kind that the server wrote by itself.
    public <B extends FactBody> List<B> decisions(Class<B> type) {
        return decided.stream()
                .map(fact -> codec.read(fact).body())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Override
    public Map<AggregateId, Snapshot> snapshots(Collection<AggregateId> ids) {
        Map<AggregateId, Snapshot> found = new HashMap<>();
        for (AggregateId id : ids) {
            Snapshot snapshot = snapshots.get(id);
            if (snapshot != null) {
                found.put(id, snapshot);
            }
        }
        return found;
    }

    @Override
    public List<Fact> history(AggregateId id) {
        return facts.values().stream()
                .filter(fact -> fact.envelope().aggregates().contains(id))
                .toList();
    }

    @Override
    public @Nullable String batchHash(WriterId writer, long number) {
        return null;
    }

    @Override
    public long serverSeq(FeedId feed) {
        return serverSeqs.getOrDefault(feed, 0L);
    }

    @Override
    public Verdict mayWrite(ReadFact fact) {
        return Verdict.ACCEPTED;
    }

    private void commit(Ingested ingested) {
        ingested.serverFacts().forEach(fact -> facts.put(fact.id(), fact));
        decided.addAll(ingested.serverFacts());
        ingested.changes().forEach(change -> snapshots.put(change.id(), change));
        verdicts.putAll(ingested.verdicts());
        ingested.appends()
                .forEach(append -> {
                    feeds.computeIfAbsent(append.feed(), key -> new ArrayList<>())
                            .addAll(append.facts());
                    if (append.serverSeq() >= 0) {
                        serverSeqs.put(append.feed(), append.newServerSeq());
                    }
                });
    }
}
