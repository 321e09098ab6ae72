// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.kernel.WriterId;

/// The server's half of a push, without I/O: tells where a batch stands, and judges a fresh one
/// into what its transaction must write. One instance serves all; nothing is kept between calls.
public final class IngestSession {
    /// Who the server's own facts name.
    public static final UserId SERVER = new UserId("server");

    private static final DeviceId NO_DEVICE = new DeviceId("0".repeat(16));

    private final Rooms rooms;
    private final FactReader reader;
    private final FactWriter writer;
    private final BatchCodec batches;
    private final SignatureCheck signatures;
    private final Clock clock;

    public IngestSession(
            Rooms rooms,
            FactReader reader,
            FactWriter writer,
            BatchCodec batches,
            SignatureCheck signatures,
            Clock clock) {
        this.rooms = rooms;
        this.reader = reader;
        this.writer = writer;
        this.batches = batches;
        this.signatures = signatures;
        this.clock = clock;
    }

    /// Where the batch stands: TAKEN without a reason means it is already here.
    ///
    /// @return null for a fresh batch whose every claim holds: it can be judged
    public Exchange.@Nullable BatchAnswer standing(
            WriterRow row, FrozenBatch batch, InboxSource source) {
        BatchHeader header = batch.header();
        if (row.writer().isServer() || header.number() < 1) {
            return answer(header, Exchange.BatchStanding.BROKEN, "no device writes such a batch");
        }
        if (!header.writer().equals(row.writer()) || !header.device().equals(row.device())) {
            return answer(header, Exchange.BatchStanding.BROKEN, "another writer's batch");
        }
        if (header.number() <= row.batch()) {
            return batch.hash().equals(source.batchHash(row.writer(), header.number()))
                    ? answer(header, Exchange.BatchStanding.TAKEN, "")
                    : answer(header, Exchange.BatchStanding.FORK, "another batch has this number");
        }
        if (header.number() > row.batch() + 1) {
            return answer(header, Exchange.BatchStanding.LATER, "the batch before is not here yet");
        }
        if (!header.previous().equals(row.chain())) {
            return answer(header, Exchange.BatchStanding.FORK, "it continues another chain");
        }
        String broken = broken(row, batch);
        if (broken != null) {
            return answer(header, Exchange.BatchStanding.BROKEN, broken);
        }
        FactId twin = twin(batch, source);
        return twin == null
                ? null
                : answer(header, Exchange.BatchStanding.FORK, "a fact of it stands as " + twin);
    }

    /// Judges a fresh batch: every fact is taken in, whatever its verdict; verdicts and decisions
    /// become facts of the server.
    public Ingested judge(WriterRow row, FrozenBatch batch, InboxSource source) {
        return GuardedSource.unwrapped(() -> {
            Judging judging = new Judging(row, new GuardedSource(source));
            List<ReadFact> facts = batch.facts().stream().map(reader::read).toList();
            Set<AggregateId> touched = new LinkedHashSet<>();
            facts.forEach(read -> touched.addAll(read.fact().envelope().aggregates()));
            judging.folding.load(touched);
            facts.forEach(judging::take);
            return judging.result(batch);
        });
    }

    /// Writes facts of the server by itself: a share of a lease it passes on, a booking from a
    /// phone, a new device. They are judged like any other; what is not accepted is left out of the
    /// result's facts.
    ///
    /// @param who who asked for it
    /// @param home the feed they belong to
    public Ingested act(FeedId home, UserId who, List<FactBody> bodies, InboxSource source) {
        WriterRow row = WriterRow.fresh(WriterId.serverOf(home), NO_DEVICE, new byte[0], home);
        return GuardedSource.unwrapped(() -> {
            Judging judging = new Judging(row, new GuardedSource(source));
            for (FactBody body : bodies) {
                judging.act(who, body);
            }
            return judging.result(null);
        });
    }

    /// The other name under which a fact of the batch stands here already; null where none does.
    /// The copy that comes second learns by it to give up what both hold, see {@link Compare}.
    private static @Nullable FactId twin(FrozenBatch batch, InboxSource source) {
        Map<FactId, Was> names = new LinkedHashMap<>();
        batch.facts().forEach(fact -> names.put(fact.id(), Was.of(fact)));
        Map<Was, FactId> standing = source.standing(names.values(), batch.header().writer());
        for (Map.Entry<FactId, Was> name : names.entrySet()) {
            FactId as = standing.get(name.getValue());
            if (as != null && !as.equals(name.getKey())) {
                return as;
            }
        }
        return null;
    }

    private static Exchange.BatchAnswer answer(
            BatchHeader header, Exchange.BatchStanding standing, String reason) {
        return new Exchange.BatchAnswer(header.number(), standing, reason);
    }

    private @Nullable String broken(WriterRow row, FrozenBatch batch) {
        BatchHeader header = batch.header();
        long seq = row.highSeq();
        for (Fact fact : batch.facts()) {
            seq++;
            if (!fact.id().equals(new FactId(row.writer(), seq))) {
                return "its facts are not numbered on from " + row.highSeq();
            }
        }
        if (batch.facts().isEmpty()
                || header.firstSeq() != row.highSeq() + 1
                || header.lastSeq() != seq) {
            return "its header does not name the facts in it";
        }
        if (batch.facts().stream().map(Was::of).distinct().count() < batch.facts().size()) {
            return "two of its facts are one";
        }
        if (!header.bodyHash().equals(batches.bodyHash(batch.facts()))) {
            return "its facts are not those that were frozen";
        }
        boolean signed =
                signatures.holds(row.deviceKey(), batches.signedBytes(header), batch.signature());
        return signed ? null : "its signature does not hold";
    }

    /// One batch being judged.
    private final class Judging {
        private final WriterRow row;
        private final InboxSource source;
        private final Folding folding;
        private final List<Fact> serverFacts = new ArrayList<>();
        private final Map<FeedId, Long> serverSeqs = new LinkedHashMap<>();
        private final Map<FeedId, Long> judgedWith = new LinkedHashMap<>();
        private final Map<FeedId, List<FactId>> appends =
                new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
        private final Map<FactId, Verdict> verdicts = new LinkedHashMap<>();

        Judging(WriterRow row, InboxSource source) {
            this.row = row;
            this.source = source;
            this.folding = new Folding(rooms, reader, source);
        }

        /// A ruling stands before its fact in every feed: a page cut between them then shows no
        /// machine a fact that was refused as if it stood, such as a place it was never passed.
        void take(ReadFact read) {
            String malformed = read.fact().malformed();
            if (malformed != null) {
                // No reader could tell what it is: only the ruling on it goes on.
                putAside(read, new SyncRefusal.Malformed(malformed));
                return;
            }
            Envelope envelope = read.fact().envelope();
            SyncRefusal aside = aside(read);
            if (aside != null) {
                folding.fold(read);
                putAside(read, aside);
                appendTo(Set.of(row.home()), read.fact());
                return;
            }
            States before = folding.statesBefore(envelope.place());
            Map<AggregateId, Object> frozen = new LinkedHashMap<>();
            envelope.aggregates().forEach(id -> frozen.put(id, before.of(id)));
            boolean folded = folding.fold(read);
            if (!folded) {
                putAside(read, new SyncRefusal.NotJudged());
                append(read.fact());
                return;
            }
            Verdict verdict =
                    verdict(
                            id -> {
                                Object state = frozen.get(id);
                                return state == null ? before.of(id) : state;
                            },
                            read);
            switch (verdict) {
                case Verdict.Accepted() -> verdicts.put(read.fact().id(), verdict);
                case Verdict.Disputed(var reason) ->
                        record(read.fact(), verdict, new RulingMaker(read.fact()).dispute(reason));
                case Verdict.Refused(var reason) ->
                        record(
                                read.fact(),
                                verdict,
                                reason instanceof SyncRefusal.NotJudged
                                        ? new RulingMaker(read.fact()).quarantine(reason)
                                        : new RulingMaker(read.fact()).refuse(reason));
            }
            append(read.fact());
            decide(read, verdict);
        }

        private void decide(ReadFact read, Verdict verdict) {
            Room room = rooms.roomOf(read.fact().type()).orElse(null);
            if (room == null || read.body() instanceof UnreadableBody) {
                return;
            }
            List<FactBody> decisions;
            try {
                decisions = room.decide(read, verdict, folding.states());
            } catch (GuardedSource.FailedException e) {
                throw e;
            } catch (RuntimeException e) {
                putAside(read, new SyncRefusal.NotJudged());
                return;
            }
            for (FactBody decision : decisions) {
                write(read.fact(), decision);
            }
        }

        /// Quarantines the fact: it is kept, does not count, and stops nothing.
        private void putAside(ReadFact read, SyncRefusal reason) {
            record(
                    read.fact(),
                    Verdict.refused(reason),
                    new RulingMaker(read.fact()).quarantine(reason));
        }

        private Verdict verdict(States before, ReadFact read) {
            if (read.body() instanceof UnreadableBody) {
                return Verdict.ACCEPTED;
            }
            try {
                Verdict allowed = source.mayWrite(read);
                return allowed instanceof Verdict.Accepted ? folding.judge(before, read) : allowed;
            } catch (GuardedSource.FailedException e) {
                throw e;
            } catch (RuntimeException e) {
                return Verdict.refused(new SyncRefusal.NotJudged());
            }
        }

        private @Nullable SyncRefusal aside(ReadFact read) {
            try {
                return inconsistency(read);
            } catch (RuntimeException e) {
                return new SyncRefusal.Malformed("it names what has no name");
            }
        }

        private @Nullable SyncRefusal inconsistency(ReadFact read) {
            Envelope envelope = read.fact().envelope();
            if (envelope.clockBroken()) {
                return new SyncRefusal.ClockBroken();
            }
            if (!envelope.home().equals(row.home())) {
                return new SyncRefusal.Inconsistent("home");
            }
            return switch (read.body()) {
                case Ruling ruling -> new SyncRefusal.ServerOnly();
                case UnreadableBody body ->
                        body.newer() ? null : new SyncRefusal.Malformed(body.reason());
                case FactBody body -> {
                    if (!new HashSet<>(body.touches(envelope.id()))
                            .equals(new HashSet<>(envelope.aggregates()))) {
                        yield new SyncRefusal.Inconsistent("aggregates");
                    }
                    yield new HashSet<>(body.concerns()).equals(new HashSet<>(envelope.concerns()))
                            ? null
                            : new SyncRefusal.Inconsistent("concerns");
                }
            };
        }

        private void record(Fact fact, Verdict verdict, Ruling ruling) {
            verdicts.put(fact.id(), verdict);
            write(fact, ruling);
        }

        /// Writes a fact of the server into the home feed of the writer whose fact called for it,
        /// whatever home that fact claims.
        private void write(Fact cause, FactBody body) {
            HybridTime after =
                    cause.envelope().clockBroken() ? HybridTime.ZERO : cause.envelope().clock();
            Fact fact = seal(SERVER, row.home(), body, after);
            serverFacts.add(fact);
            folding.fold(reader.read(fact));
            append(fact);
        }

        void act(UserId who, FactBody body) {
            ReadFact read = reader.read(seal(who, row.home(), body, HybridTime.ZERO));
            Map<AggregateId, Object> before = new LinkedHashMap<>();
            read.fact()
                    .envelope()
                    .aggregates()
                    .forEach(id -> before.put(id, folding.snapshot(id).state()));
            Folding trial = folding.copy();
            trial.fold(read);
            Verdict verdict =
                    trial.judge(id -> before.getOrDefault(id, folding.snapshot(id).state()), read);
            verdicts.put(read.fact().id(), verdict);
            if (verdict instanceof Verdict.Accepted) {
                serverFacts.add(read.fact());
                folding.fold(read);
                append(read.fact());
                decide(read, verdict);
            } else {
                serverSeqs.merge(row.home(), -1L, Long::sum);
            }
        }

        private Fact seal(UserId who, FeedId home, FactBody body, HybridTime after) {
            long judged = judgedWith.computeIfAbsent(home, source::serverSeq);
            long seq = serverSeqs.getOrDefault(home, judged) + 1;
            serverSeqs.put(home, seq);
            FactId id = new FactId(WriterId.serverOf(home), seq);
            long now = clock.millis();
            HybridTime seen = folding.latest(body.touches(id)).max(after);
            HybridTime reading = HybridTime.ofMillis(now).max(seen).next();
            return writer.seal(new FactWriter.Draft(body, who, home, now, now, null), id, reading);
        }

        private void append(Fact fact) {
            Set<FeedId> feeds = new LinkedHashSet<>();
            feeds.add(fact.envelope().home());
            feeds.addAll(fact.envelope().concerns());
            for (AggregateId id : fact.envelope().aggregates()) {
                feeds.addAll(folding.snapshot(id).followers());
            }
            appendTo(feeds, fact);
        }

        private void appendTo(Set<FeedId> feeds, Fact fact) {
            feeds.forEach(
                    feed -> appends.computeIfAbsent(feed, key -> new ArrayList<>()).add(fact.id()));
        }

        Ingested result(@Nullable FrozenBatch batch) {
            List<Ingested.FeedAppend> feeds = new ArrayList<>();
            appends.forEach((feed, facts) -> {
                long judged = judgedWith.getOrDefault(feed, -1L);
                long last = serverSeqs.getOrDefault(feed, judged);
                feeds.add(new Ingested.FeedAppend(feed, facts, judged, last));
            });
            WriterRow after = batch == null ? null : row.after(batch);
            return new Ingested(after, batch, serverFacts, folding.changes(), feeds, verdicts);
        }
    }
}
