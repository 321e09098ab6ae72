// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.pure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.outpost.model.access.StaffRule;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.AwaitedException;
import org.outpost.model.sync.BatchHeader;
import org.outpost.model.sync.ClientSession;
import org.outpost.model.sync.Compare;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedPage;
import org.outpost.model.sync.FeedSession;
import org.outpost.model.sync.Folding;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.InboxSource;
import org.outpost.model.sync.IngestSession;
import org.outpost.model.sync.Ingested;
import org.outpost.model.sync.Partner;
import org.outpost.model.sync.PassLease;
import org.outpost.model.sync.Ranges;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Snapshot;
import org.outpost.model.sync.States;
import org.outpost.model.sync.UnreadableBody;
import org.outpost.model.sync.Was;
import org.outpost.model.sync.WriterRow;
import org.outpost.ops.simulation.world.Chance;
import org.outpost.ops.simulation.world.District;
import org.outpost.ops.simulation.world.Driver;
import org.outpost.ops.simulation.world.Faults;
import org.outpost.ops.simulation.world.PlantedBug;
import org.outpost.ops.simulation.world.Staff;
import org.outpost.ops.simulation.world.Trace;

/// The server in memory: the real ingest, feed and lease halves over a disk that commits all of a
/// batch or nothing of it. It keeps nothing between requests but what is on that disk.
final class Hub implements District, Partner, InboxSource {
    private static final String KEY = "server";
    private static final int CRASH = MemoryMachine.CRASH;

    private final Faults faults;
    private final Trace trace;
    private final Set<PlantedBug> bugs;
    private final LongSupplier clock;
    private final IngestSession ingest;
    private final FeedSession pages;
    private final Kit kit;
    private final long seed;
    private final Map<WriterId, WriterRow> enrolled = new LinkedHashMap<>();

    private final HubTokens tokens;
    private final Map<String, Long> heard = new HashMap<>();
    private HubDisk at;

    Hub(Driver.Setting setting, Kit kit) {
        this.faults = setting.faults();
        this.trace = setting.trace();
        this.bugs = setting.bugs();
        this.clock = setting.clock();
        this.kit = kit;
        this.seed = setting.seed();
        this.at = new HubDisk(kit.full(), bugs);
        this.tokens = new HubTokens(setting);
        this.ingest =
                new IngestSession(
                        PlantedRooms.of(bugs),
                        kit.reader(),
                        kit.writer(),
                        kit.batches(),
                        kit.signatures(),
                        clock::getAsLong);
        this.pages = new FeedSession(kit.batches(), kit.signer(KEY));
    }

    void enrol(WriterRow fresh) {
        enrolled.put(fresh.writer(), fresh);
    }

    @Override
    public int nodes() {
        return 1;
    }

    @Override
    public Partner node(int number) {
        return this;
    }

    @Override
    public @Nullable Fact fact(FactId id) {
        return at.disk.fact(id);
    }

    @Override
    public Collection<Fact> facts() {
        return at.disk.facts();
    }

    @Override
    public Map<FeedId, List<FactId>> feeds() {
        return at.feeds.all();
    }

    @Override
    public @Nullable Object state(AggregateId id) {
        return at.disk.state(id);
    }

    @Override
    public List<AggregateId> known(String kind) {
        return at.disk.known(kind);
    }

    @Override
    public Collection<AggregateId> folded() {
        return at.disk.aggregates();
    }

    @Override
    public boolean allHeard(FeedId home) {
        return bugs.contains(PlantedBug.LEASES_NOT_AWAITED) || at.allHeard(home);
    }

    @Override
    public boolean allSent(FeedId home) {
        return bugs.contains(PlantedBug.LEASES_NOT_AWAITED) || at.allSent(home);
    }

    /// What the disk holds now, and a way to have it again.
    @Override
    public Runnable backup() {
        HubDisk kept = at.copy();
        return () -> {
            at = kept.copy();
            tokens.restored(at);
        };
    }

    @Override
    public Collection<List<FrozenBatch>> chains() {
        return at.chains.values();
    }

    private WriterRow row(WriterId writer) {
        return at.writers.getOrDefault(writer, Objects.requireNonNull(enrolled.get(writer)));
    }

    @Override
    public Hello.Answer hello(Hello.Request request) {
        open(request);
        String token = tokens.after(request.writer(), request.token(), at);
        faults.crash("server: before it greets", CRASH);
        WriterRow row = row(request.writer());
        if (token != null) {
            hears(row, request.cursors(), request.lastSeq() <= row.highSeq());
        }
        return new Hello.Answer(
                token == null ? Hello.Standing.COPY : Hello.Standing.WELCOME,
                clock.getAsLong(),
                row.highSeq(),
                row.batch(),
                List.of(at.feeds.head(row.home())),
                kit.keyOf(KEY),
                token == null ? "" : token,
                null,
                at.feeds.joints(request.cursors()),
                ClientSession.SCHEMA,
                row.chain());
    }

    /// Whoever was the last to be heard lets what waited for all be settled.
    private void hears(WriterRow row, List<FeedCursor> cursors, boolean all) {
        at.hears(row, cursors, all);
        List<FactId> open = at.undecided.getOrDefault(row.home(), List.of());
        if (!open.isEmpty() && allSent(row.home())) {
            List<Fact> facts = open.stream().map(at.disk::fact).filter(Objects::nonNull).toList();
            Ingested ingested = ingest.settle(row.home(), facts, this);
            faults.crash("server: before what was open is settled", CRASH);
            at.undecided.remove(row.home());
            commit(ingested);
        }
    }

    /// A machine it knows shows a new life of its file.
    private void open(Hello.Request request) {
        for (WriterRow known : List.copyOf(enrolled.values())) {
            if (known.device().equals(request.device())) {
                enrolled.putIfAbsent(
                        request.writer(),
                        WriterRow.fresh(
                                request.writer(), known.device(), known.deviceKey(), known.home()));
            }
        }
    }

    @Override
    public Compare.Answer compare(Compare.Request request) {
        return new Compare.Answer(
                standing(request.facts(), null).entrySet().stream()
                        .map(found -> new Compare.Standing(found.getKey(), found.getValue()))
                        .toList());
    }

    /// Takes its own facts back that it lost, where they may stand.
    @Override
    public Ranges.Mended giveBack(Ranges.Back back) {
        int mended = 0;
        for (Fact fact : back.facts()) {
            if (!at.disk.has(fact.id())) {
                FeedId home = fact.envelope().home();
                Ingested ingested = ingest.takeBack(home, List.of(fact), this);
                faults.crash("server: before it takes a fact back", CRASH);
                commit(ingested);
                mended += ingested.serverFacts().size();
            }
        }
        return new Ranges.Mended(mended);
    }

    @Override
    public Exchange.Answer exchange(Exchange.Request request) {
        String token = tokens.after(request.writer(), request.token(), at);
        if (token == null) {
            return new Exchange.Answer(true, clock.getAsLong(), 0, List.of(), List.of(), "", null);
        }
        heard.put(request.writer().value(), clock.getAsLong());
        WriterRow row = row(request.writer());
        hears(row, request.cursors(), false);
        List<Exchange.BatchAnswer> answers = new ArrayList<>();
        for (FrozenBatch batch : request.batches()) {
            answers.add(take(row(request.writer()), batch));
        }
        long came = row(request.writer()).highSeq() - row.highSeq();
        hears(row, request.cursors(), came >= request.unsent());
        request.wants().forEach(want -> share(request.writer(), want));
        faults.crash("server: before it answers", CRASH);
        List<FeedPage> news =
                pages.news(request.cursors(), request.writer(), room(request), at.feeds);
        long high = row(request.writer()).highSeq();
        return new Exchange.Answer(false, clock.getAsLong(), high, answers, news, token, null);
    }

    /// How much news an answer brings: often little, so that pages are cut everywhere.
    private int room(Exchange.Request request) {
        Chance dice = new Chance(seed, "room", tokens.issued());
        return faults.healed() || dice.percent(30) ? request.maxBytes() : 1 + dice.below(6000);
    }

    private Exchange.BatchAnswer take(WriterRow known, FrozenBatch batch) {
        BatchHeader header = batch.header();
        WriterRow row = known;
        if (bugs.contains(PlantedBug.CHAIN_NOT_CHECKED)) {
            if (header.number() <= known.batch()) {
                return IngestSession.taken(header);
            }
            row = Blindness.of(known, header);
        }
        Exchange.BatchAnswer standing = ingest.standing(row, batch, this);
        boolean again =
                standing != null
                        && standing.standing() == Exchange.BatchStanding.TAKEN
                        && bugs.contains(PlantedBug.BATCH_TAKEN_TWICE);
        if (standing != null && !again) {
            return standing;
        }
        if (bugs.contains(PlantedBug.QUARANTINE_BLOCKS)
                && batch.facts().stream().anyMatch(this::strange)) {
            return new Exchange.BatchAnswer(
                    batch.header().number(), Exchange.BatchStanding.LATER, "it can't be read");
        }
        Ingested ingested;
        try {
            ingested = ingest.judge(row, batch, this);
        } catch (AwaitedException e) {
            return IngestSession.awaited(header);
        }
        faults.crash("server: before a batch is committed", CRASH);
        commit(ingested);
        faults.crash("server: after a batch is committed", CRASH);
        return IngestSession.taken(header);
    }

    private boolean strange(Fact fact) {
        return kit.reader().read(fact).body() instanceof UnreadableBody;
    }

    private void share(WriterId asker, Exchange.Want want) {
        if (!allHeard(row(asker).home())) {
            return;
        }
        PassLease pass = HubShares.of(want, asker, at.disk, bugs, heard, clock.getAsLong());
        if (pass != null) {
            act(row(asker).home(), IngestSession.SERVER, pass);
        }
    }

    /// The server writes a fact by itself; what the rule refuses leaves no trace.
    @Override
    public List<Fact> act(FeedId home, UserId who, FactBody body) {
        Ingested ingested = ingest.act(home, who, List.of(body), this);
        faults.crash("server: before its own fact is committed", CRASH);
        commit(ingested);
        return ingested.serverFacts();
    }

    private void commit(Ingested ingested) {
        WriterRow row = ingested.writer();
        FrozenBatch batch = ingested.batch();
        if (row != null && batch != null) {
            at.writers.put(row.writer(), row);
            at.chains.computeIfAbsent(row.writer(), key -> new ArrayList<>()).add(batch);
            List<Fact> facts = batch.facts();
            boolean drops =
                    bugs.contains(PlantedBug.FACT_DROPPED_AFTER_RECEIPT)
                            && faults.strikes("planted: a fact is dropped", 100);
            for (Fact fact : facts.subList(0, drops ? facts.size() - 1 : facts.size())) {
                boolean refused =
                        ingested.verdicts().get(fact.id()) instanceof Verdict.Refused
                                && bugs.contains(PlantedBug.REFUSED_NOT_KEPT);
                if (!refused) {
                    at.disk.store(fact);
                    at.firstNames.keep(fact);
                }
            }
        }
        for (Fact fact : ingested.serverFacts()) {
            at.disk.store(fact);
            trace.add("server writes " + fact);
        }
        at.leaveOpen(ingested.undecided());
        at.disk.write(ingested.changes());
        ingested.appends().forEach(at::append);
    }

    @Override
    public Map<AggregateId, Snapshot> snapshots(Collection<AggregateId> ids) {
        return at.disk.snapshots(ids);
    }

    @Override
    public List<Fact> history(AggregateId id) {
        return at.disk.history(id);
    }

    @Override
    public @Nullable String batchHash(WriterId writer, long number) {
        List<FrozenBatch> chain = at.chains.getOrDefault(writer, List.of());
        return number < 1 || number > chain.size() ? null : chain.get((int) number - 1).hash();
    }

    @Override
    public long serverSeq(FeedId feed) {
        long seq = at.serverSeqs.getOrDefault(feed, at.feeds.epochs().numbersFrom());
        boolean again =
                bugs.contains(PlantedBug.SERVER_NUMBER_REUSED)
                        && seq > 3
                        && faults.strikes("planted: an old number", 30);
        return again ? seq - 2 : seq;
    }

    @Override
    public Verdict mayWrite(ReadFact fact) {
        if (bugs.contains(PlantedBug.DISMISSAL_IGNORED)) {
            return Verdict.ACCEPTED;
        }
        Folding seen = new Folding(Kit.ROOMS, kit.reader(), this);
        States then = seen.statesBefore(fact.fact().place());
        return Staff.mayWrite(
                seen.states(), () -> StaffRule.mayWrite(fact, then, seen.states(), who -> false));
    }

    @Override
    public Map<Was, FactId> standing(Collection<Was> names, @Nullable WriterId own) {
        return at.firstNames.standing(names, own, at.disk);
    }

    @Override
    public boolean isAwaited(WriterRow by, FactId fact) {
        return at.isAwaited(by, fact);
    }
}
