// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.demo;

import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.outpost.model.OutpostRooms;
import org.outpost.model.access.AccessRefusal;
import org.outpost.model.access.EmployStaff;
import org.outpost.model.access.Permissions;
import org.outpost.model.access.Role;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FeedSession;
import org.outpost.model.sync.FeedSource;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.InboxSource;
import org.outpost.model.sync.IngestSession;
import org.outpost.model.sync.Ingested;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeaseShare;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.Partner;
import org.outpost.model.sync.PassLease;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Rooms;
import org.outpost.model.sync.Snapshot;
import org.outpost.model.sync.WriterRow;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.Json;
import org.outpost.model.wire.JsonBatches;

/// The real server's rules and sessions over maps: what it accepts, the real one accepts. Every
/// message goes through its wire form. Can be told to lose its line after some exchanges.
final class MemoryServer implements InboxSource, FeedSource, DemoLoader.Machines {
    private static final String EPOCH = "memory";

    private final Rooms rooms = OutpostRooms.all();
    private final FactCodec codec = new FactCodec(rooms.types());
    private final JsonBatches batches = new JsonBatches();
    private final KeyPair keys = EcP256.newKeys();
    private final IngestSession ingest;
    private final FeedSession feeds = new FeedSession(batches, EcP256.signer(keys.getPrivate()));
    private final Map<WriterId, WriterRow> writers = new HashMap<>();
    private final Map<String, String> hashes = new HashMap<>();
    private final Map<FactId, Fact> facts = new LinkedHashMap<>();
    private final Map<AggregateId, List<Fact>> histories = new HashMap<>();
    private final Map<AggregateId, Snapshot> states = new HashMap<>();
    private final Map<FeedId, List<FactId>> entries = new HashMap<>();
    private final Map<FeedId, Long> serverSeqs = new HashMap<>();
    private final Map<UserId, Role> roles = new HashMap<>();
    private final Map<DeviceId, FeedId> enrolled = new HashMap<>();
    private int exchangesLeft = Integer.MAX_VALUE;

    MemoryServer() {
        ingest =
                new IngestSession(
                        rooms, codec, codec, batches, EcP256.CHECK, System::currentTimeMillis);
        roles.put(new UserId("admin"), Role.NATIONAL_ADMIN);
    }

    /// The line breaks for good once so many requests were answered; the server still takes the one
    /// whose answer is lost.
    void breakAfter(int exchanges) {
        exchangesLeft = exchanges;
    }

    @Override
    public void enrol(DemoDevice device, FeedId home) {
        enrolled.put(device.device(), home);
    }

    @Override
    public Partner reach(DemoDevice device) {
        return new Partner() {
            @Override
            public Hello.Answer hello(Hello.Request request) throws LineException {
                FeedId home = enrolled.get(device.device());
                if (home == null) {
                    throw new LineException(LineException.Trouble.UNKNOWN_DEVICE, "unknown");
                }
                WriterRow row =
                        writers.computeIfAbsent(
                                request.writer(),
                                w -> WriterRow.fresh(w, device.device(), device.publicKey(), home));
                Hello.Answer answer =
                        new Hello.Answer(
                                Hello.Standing.WELCOME,
                                System.currentTimeMillis(),
                                row.highSeq(),
                                row.batch(),
                                List.of(head(home)),
                                keys.getPublic().getEncoded(),
                                "t",
                                null,
                                null,
                                null);
                return Json.read(Json.write(answer), Hello.Answer.class);
            }

            @Override
            public Exchange.Answer exchange(Exchange.Request request) throws LineException {
                FeedId home = enrolled.get(device.device());
                if (exchangesLeft-- == 0) {
                    take(Json.read(Json.write(request), Exchange.Request.class), home);
                    throw new LineException(LineException.Trouble.UNKNOWN_DEVICE, "cut");
                }
                Exchange.Answer answer =
                        take(Json.read(Json.write(request), Exchange.Request.class), home);
                return Json.read(Json.write(answer), Exchange.Answer.class);
            }
        };
    }

    private Exchange.Answer take(Exchange.Request request, FeedId home) {
        List<Exchange.BatchAnswer> answers = new ArrayList<>();
        for (FrozenBatch batch : request.batches()) {
            WriterRow row = writers.get(request.writer());
            Exchange.BatchAnswer standing = ingest.standing(row, batch, this);
            if (standing == null) {
                commit(ingest.judge(row, batch, this));
                standing =
                        new Exchange.BatchAnswer(
                                batch.header().number(), Exchange.BatchStanding.TAKEN, "");
            }
            answers.add(standing);
        }
        for (Exchange.Want want : request.wants()) {
            Snapshot book = states.get(want.pool());
            PassLease pass =
                    LeaseShare.answer(
                            want,
                            request.writer(),
                            book == null ? LeaseBook.EMPTY : (LeaseBook) book.state(),
                            LeaseShare.offered(want.pool(), home.hospital()));
            if (pass != null) {
                commit(ingest.act(home, IngestSession.SERVER, List.of(pass), this));
            }
        }
        return new Exchange.Answer(
                false,
                System.currentTimeMillis(),
                writers.get(request.writer()).highSeq(),
                answers,
                feeds.news(request.cursors(), request.writer(), request.maxBytes(), this),
                "t",
                null);
    }

    private void commit(Ingested ingested) {
        FrozenBatch batch = ingested.batch();
        if (batch != null) {
            batch.facts().forEach(this::store);
            hashes.put(batch.header().writer() + "/" + batch.header().number(), batch.hash());
            writers.put(batch.header().writer(), ingested.writer());
        }
        ingested.serverFacts().forEach(this::store);
        ingested.changes().forEach(change -> states.put(change.id(), change));
        for (Ingested.FeedAppend append : ingested.appends()) {
            entries.computeIfAbsent(append.feed(), f -> new ArrayList<>()).addAll(append.facts());
            if (append.serverSeq() >= 0) {
                serverSeqs.put(append.feed(), append.newServerSeq());
            }
        }
    }

    private void store(Fact fact) {
        facts.put(fact.id(), fact);
        fact.envelope()
                .aggregates()
                .forEach(id -> histories.computeIfAbsent(id, k -> new ArrayList<>()).add(fact));
    }

    List<Fact> facts() {
        return List.copyOf(facts.values());
    }

    ReadFact read(Fact fact) {
        return codec.read(fact);
    }

    Object state(AggregateId id) {
        return states.get(id).state();
    }

    List<Snapshot> statesOf(String kind) {
        return states.values().stream().filter(s -> s.id().kind().equals(kind)).toList();
    }

    @Override
    public String batchHash(WriterId writer, long number) {
        return hashes.get(writer + "/" + number);
    }

    @Override
    public long serverSeq(FeedId feed) {
        return serverSeqs.getOrDefault(feed, 0L);
    }

    /// As the server does: by the table, and by who was employed before.
    @Override
    public Verdict mayWrite(ReadFact read) {
        if (read.body() instanceof EmployStaff employ) {
            roles.put(employ.user(), employ.role());
        }
        UserId who = read.fact().envelope().who();
        Role role = roles.get(who);
        return role != null && Permissions.may(role, read.fact().type())
                ? Verdict.ACCEPTED
                : Verdict.refused(new AccessRefusal.NotEmployed());
    }

    @Override
    public Map<AggregateId, Snapshot> snapshots(Collection<AggregateId> ids) {
        Map<AggregateId, Snapshot> found = new HashMap<>();
        for (AggregateId id : ids) {
            Snapshot state = states.get(id);
            if (state != null) {
                found.put(id, state);
            }
        }
        return found;
    }

    @Override
    public List<Fact> history(AggregateId id) {
        return List.copyOf(histories.getOrDefault(id, List.of()));
    }

    @Override
    public FeedCursor head(FeedId feed) {
        return new FeedCursor(feed, EPOCH, entries.getOrDefault(feed, List.of()).size());
    }

    @Override
    public List<FeedEntry> entries(FeedId feed, long after, int maxBytes) {
        List<FactId> all = entries.getOrDefault(feed, List.of());
        List<FeedEntry> page = new ArrayList<>();
        int bytes = 0;
        for (int n = (int) after; n < all.size() && (page.isEmpty() || bytes < maxBytes); n++) {
            Fact fact = facts.get(all.get(n));
            bytes += fact.size();
            page.add(new FeedEntry(n + 1L, fact.id(), fact));
        }
        return page;
    }
}
