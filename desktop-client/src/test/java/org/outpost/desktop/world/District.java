// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outpost.model.OutpostRooms;
import org.outpost.model.appointments.ClinicSession;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.ClientSession;
import org.outpost.model.sync.Compare;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FeedSession;
import org.outpost.model.sync.FeedSource;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.InboxSource;
import org.outpost.model.sync.IngestSession;
import org.outpost.model.sync.Ingested;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.LeaseShare;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.Partner;
import org.outpost.model.sync.PassLease;
import org.outpost.model.sync.Ranges;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Rooms;
import org.outpost.model.sync.Snapshot;
import org.outpost.model.sync.Span;
import org.outpost.model.sync.TokenRow;
import org.outpost.model.sync.Was;
import org.outpost.model.sync.WriterRow;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.JsonBatches;

/// A district's end of the line on maps: the very sessions, rules and folds of the server, with
/// nothing on disk. Speaks with counters directly, or over HTTP through {@link HttpDistrict}.
public final class District implements Partner, InboxSource, FeedSource {
    private String epoch = "e1";
    private final Map<String, Long> joints = new HashMap<>();

    private final Rooms rooms = OutpostRooms.all();
    private final FactCodec codec = new FactCodec(rooms.types());
    private final JsonBatches batches = new JsonBatches();
    private final java.security.KeyPair keys = EcP256.newKeys();
    private final Map<DeviceId, byte[]> devices = new HashMap<>();
    private final Map<WriterId, WriterRow> writers = new HashMap<>();
    private final Map<String, String> hashes = new HashMap<>();
    private final Map<FactId, Fact> facts = new LinkedHashMap<>();
    private final Map<AggregateId, Snapshot> snapshots = new HashMap<>();
    private final Map<FeedId, List<FactId>> feeds = new HashMap<>();
    private final Map<FeedId, Long> serverSeqs = new HashMap<>();
    private final Map<WriterId, TokenRow> tokens = new HashMap<>();
    private final IngestSession ingest =
            new IngestSession(
                    rooms, codec, codec, batches, EcP256.CHECK, System::currentTimeMillis);
    private final FeedSession news = new FeedSession(batches, EcP256.signer(keys.getPrivate()));
    private int spoken;
    private int lost;
    private boolean safe;

    /// Enrols a machine.
    public synchronized void enrol(DeviceId device, byte[] publicKey) {
        devices.put(device, publicKey);
    }

    /// The server writes facts by itself.
    public synchronized void act(FeedId home, FactBody... bodies) {
        commit(ingest.act(home, IngestSession.SERVER, List.of(bodies), this));
    }

    /// The state of a thing as of now.
    public synchronized <S> S state(AggregateId id, Class<S> type) {
        Snapshot snapshot = snapshots.get(id);
        return type.cast(snapshot == null ? rooms.foldOf(id).empty(id) : snapshot.state());
    }

    /// All facts here, in the order they came.
    public synchronized List<Fact> facts() {
        return List.copyOf(facts.values());
    }

    /// All things of one kind, as of now.
    public synchronized <S> List<S> all(Class<S> type) {
        return snapshots.values().stream()
                .map(Snapshot::state)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /// What a backup would hold now.
    public synchronized Runnable backup() {
        Map<WriterId, WriterRow> rows = new HashMap<>(writers);
        Map<String, String> taken = new HashMap<>(hashes);
        Map<FactId, Fact> known = new LinkedHashMap<>(facts);
        Map<AggregateId, Snapshot> states = new HashMap<>(snapshots);
        Map<FeedId, List<FactId>> entries = new HashMap<>();
        feeds.forEach((feed, ids) -> entries.put(feed, new ArrayList<>(ids)));
        return () -> {
            put(writers, rows);
            put(hashes, taken);
            put(facts, known);
            put(snapshots, states);
            put(feeds, entries);
            tokens.clear();
            serverSeqs.replaceAll((feed, seq) -> seq + 1_000_000);
            entries.forEach((feed, ids) -> joints.put(feed + epoch, (long) ids.size()));
            epoch += "x";
        };
    }

    private static <K, V> void put(Map<K, V> into, Map<K, V> from) {
        into.clear();
        into.putAll(from);
    }

    @Override
    public long joint(FeedCursor cursor) {
        return joints.getOrDefault(cursor.feed() + cursor.epoch(), 0L);
    }

    /// From here on everything that reached it is safe, too.
    public synchronized void safe() {
        safe = true;
    }

    /// The answers to the next exchanges don't arrive; what they asked for is done.
    public synchronized void loseAnswers(int count) {
        lost = count;
    }

    /// How many requests were answered.
    public synchronized int spoken() {
        return spoken;
    }

    @Override
    public synchronized Hello.Answer hello(Hello.Request request) {
        spoken++;
        byte[] key = devices.get(request.device());
        WriterRow row =
                writers.computeIfAbsent(
                        request.writer(),
                        writer ->
                                WriterRow.fresh(
                                        writer,
                                        request.device(),
                                        key == null ? new byte[0] : key,
                                        request.home()));
        String token = token(request.writer(), request.token());
        List<FeedCursor> follows = new ArrayList<>();
        follows.add(head(request.home()));
        if (request.home().isHospital()) {
            String code = request.home().hospital().value();
            follows.add(head(FeedId.ofDistrict(code.substring(0, code.indexOf('-')))));
        }
        follows.add(head(FeedId.NATION));
        return new Hello.Answer(
                token == null ? Hello.Standing.COPY : Hello.Standing.WELCOME,
                System.currentTimeMillis(),
                row.highSeq(),
                row.batch(),
                follows,
                keys.getPublic().getEncoded(),
                token == null ? "" : token,
                null,
                null,
                ClientSession.SCHEMA,
                row.chain());
    }

    @Override
    public synchronized Exchange.Answer exchange(Exchange.Request request) throws LineException {
        if (!writers.containsKey(request.writer())) {
            throw new LineException(LineException.Trouble.BUSY, "say hello first");
        }
        Exchange.Answer answer = answer(request);
        if (lost > 0) {
            lost--;
            throw new LineException(LineException.Trouble.DOWN, "lost on the way down");
        }
        return answer;
    }

    private Exchange.Answer answer(Exchange.Request request) {
        spoken++;
        String token = token(request.writer(), request.token());
        if (token == null) {
            return new Exchange.Answer(
                    true, System.currentTimeMillis(), 0, List.of(), List.of(), "", null);
        }
        List<Exchange.BatchAnswer> answers = new ArrayList<>();
        for (var batch : request.batches()) {
            WriterRow row = writers.get(request.writer());
            Exchange.BatchAnswer standing = ingest.standing(row, batch, this);
            if (standing == null) {
                Ingested ingested = ingest.judge(row, batch, this);
                batch.facts().forEach(fact -> facts.put(fact.id(), fact));
                hashes.put(row.writer() + "/" + batch.header().number(), batch.hash());
                commit(ingested);
                standing =
                        new Exchange.BatchAnswer(
                                batch.header().number(), Exchange.BatchStanding.TAKEN, "");
            }
            answers.add(standing);
        }
        WriterRow row = writers.get(request.writer());
        request.wants().forEach(want -> pass(want, row));
        return new Exchange.Answer(
                false,
                System.currentTimeMillis(),
                row.highSeq(),
                answers,
                news.news(request.cursors(), request.writer(), request.maxBytes(), this),
                token,
                safe ? Long.valueOf(row.highSeq()) : null);
    }

    @Override
    public synchronized Compare.Answer compare(Compare.Request request) {
        return new Compare.Answer(
                standing(request.facts(), null).entrySet().stream()
                        .map(found -> new Compare.Standing(found.getKey(), found.getValue()))
                        .toList());
    }

    @Override
    public synchronized Ranges.Answer ranges(Ranges.Request request) {
        FeedCursor head = head(request.feed());
        Ranges.Stretch stretch = request.stretch();
        return new Ranges.Answer(
                head.epoch(),
                head.n(),
                request.cuts().stream().map(n -> digest(request.feed(), n)).toList(),
                stretch == null ? null : news.stretch(request.feed(), stretch, this),
                List.of());
    }

    @Override
    public List<FeedEntry> names(FeedId feed, long after, int most) {
        return entries(feed, after, Integer.MAX_VALUE).stream()
                .limit(most)
                .map(entry -> new FeedEntry(entry.n(), entry.id(), null))
                .toList();
    }

    private void pass(Exchange.Want want, WriterRow row) {
        LeaseBook book = state(want.pool(), LeaseBook.class);
        List<Span> offered =
                LeasePool.isNumbers(want.pool()) || LeasePool.isSeries(want.pool())
                        ? LeaseShare.offered(want.pool(), row.home().hospital())
                        : free(AggregateId.of(ClinicSession.KIND, want.pool().key()));
        PassLease pass = LeaseShare.answer(want, row.writer(), book, offered);
        if (pass != null) {
            act(row.home(), pass);
        }
    }

    private List<Span> free(AggregateId id) {
        ClinicSession session = state(id, ClinicSession.class);
        return LeaseShare.parts(session.deskPart()).stream()
                .filter(place -> !session.taken(place))
                .map(place -> new Span(place, place))
                .toList();
    }

    private @Nullable String token(WriterId writer, @Nullable String shown) {
        TokenRow after =
                tokens.getOrDefault(writer, TokenRow.NONE)
                        .shown(shown, "t" + spoken + "." + writer);
        if (after == null) {
            return null;
        }
        tokens.put(writer, after);
        return after.current();
    }

    private void commit(Ingested ingested) {
        WriterRow row = ingested.writer();
        if (row != null) {
            writers.put(row.writer(), row);
        }
        ingested.serverFacts().forEach(fact -> facts.put(fact.id(), fact));
        ingested.changes().forEach(change -> snapshots.put(change.id(), change));
        ingested.appends()
                .forEach(append -> {
                    feeds.computeIfAbsent(append.feed(), key -> new ArrayList<>())
                            .addAll(append.facts());
                    if (append.serverSeq() >= 0) {
                        serverSeqs.put(append.feed(), append.newServerSeq());
                    }
                });
    }

    @Override
    public FeedCursor head(FeedId feed) {
        return new FeedCursor(feed, epoch, feeds.getOrDefault(feed, List.of()).size());
    }

    @Override
    public List<FeedEntry> entries(FeedId feed, long after, int maxBytes) {
        List<FeedEntry> entries = new ArrayList<>();
        List<FactId> all = feeds.getOrDefault(feed, List.of());
        int bytes = 0;
        for (int i = (int) after; i < all.size() && bytes < maxBytes; i++) {
            Fact fact = facts.get(all.get(i));
            entries.add(new FeedEntry(i + 1L, all.get(i), fact));
            bytes += fact.size();
        }
        return entries;
    }

    @Override
    public synchronized Digest digest(FeedId feed, long n) {
        return feeds.getOrDefault(feed, List.of()).subList(0, (int) n).stream()
                .map(id -> Digest.of(facts.get(id)))
                .reduce(Digest.NONE, Digest::plus);
    }

    @Override
    public @Nullable String batchHash(WriterId writer, long number) {
        return hashes.get(writer + "/" + number);
    }

    @Override
    public Map<Was, FactId> standing(Collection<Was> names, @Nullable WriterId own) {
        Map<Was, FactId> found = new HashMap<>();
        for (Fact fact : facts.values()) {
            if (names.contains(Was.of(fact))) {
                found.put(Was.of(fact), fact.id());
            }
        }
        return found;
    }

    @Override
    public long serverSeq(FeedId feed) {
        return serverSeqs.getOrDefault(feed, 0L);
    }

    @Override
    public Verdict mayWrite(ReadFact fact) {
        return Verdict.ACCEPTED;
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
}
