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
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.outpost.model.access.StaffRule;
import org.outpost.model.appointments.ClinicSession;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.BatchHeader;
import org.outpost.model.sync.ClientSession;
import org.outpost.model.sync.Compare;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FeedPage;
import org.outpost.model.sync.FeedSession;
import org.outpost.model.sync.Folding;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.InboxSource;
import org.outpost.model.sync.IngestSession;
import org.outpost.model.sync.Ingested;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.LeaseShare;
import org.outpost.model.sync.Partner;
import org.outpost.model.sync.PassLease;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Snapshot;
import org.outpost.model.sync.Span;
import org.outpost.model.sync.States;
import org.outpost.model.sync.TokenRow;
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

    // What is on the disk.
    private final Disk disk;
    private final Map<WriterId, WriterRow> writers = new HashMap<>();
    private final Map<WriterId, TokenRow> tokens = new HashMap<>();
    private final Map<WriterId, List<FrozenBatch>> chains = new HashMap<>();
    private final HubFeeds feeds;
    private final FirstNames firstNames = new FirstNames();
    private final Map<FeedId, Long> serverSeqs = new HashMap<>();
    private final Map<String, Long> heard = new HashMap<>();
    private long issued;

    Hub(Driver.Setting setting, Kit kit) {
        this.faults = setting.faults();
        this.trace = setting.trace();
        this.bugs = setting.bugs();
        this.clock = setting.clock();
        this.kit = kit;
        this.seed = setting.seed();
        this.disk = new Disk(kit.full(), false);
        this.feeds = new HubFeeds(disk, bugs);
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
        return disk.fact(id);
    }

    @Override
    public Collection<Fact> facts() {
        return disk.facts();
    }

    @Override
    public Map<FeedId, List<FactId>> feeds() {
        return feeds.all();
    }

    @Override
    public @Nullable Object state(AggregateId id) {
        return disk.state(id);
    }

    @Override
    public List<AggregateId> known(String kind) {
        return disk.known(kind);
    }

    @Override
    public Collection<AggregateId> folded() {
        return disk.aggregates();
    }

    @Override
    public Collection<List<FrozenBatch>> chains() {
        return chains.values();
    }

    private WriterRow row(WriterId writer) {
        return writers.getOrDefault(writer, Objects.requireNonNull(enrolled.get(writer)));
    }

    private @Nullable String token(WriterId writer, @Nullable String shown) {
        issued++;
        if (bugs.contains(PlantedBug.TOKEN_NOT_ROTATED)) {
            return "t";
        }
        TokenRow before = tokens.getOrDefault(writer, TokenRow.NONE);
        if (bugs.contains(PlantedBug.PREVIOUS_TOKEN_FORGOTTEN)
                && before.current() != null
                && !before.current().equals(shown)) {
            return null;
        }
        TokenRow after = before.shown(shown, "t" + issued);
        if (after == null) {
            return null;
        }
        tokens.put(writer, after);
        return after.current();
    }

    @Override
    public Hello.Answer hello(Hello.Request request) {
        open(request);
        String token = token(request.writer(), request.token());
        faults.crash("server: before it greets", CRASH);
        WriterRow row = row(request.writer());
        return new Hello.Answer(
                token == null ? Hello.Standing.COPY : Hello.Standing.WELCOME,
                clock.getAsLong(),
                row.highSeq(),
                row.batch(),
                List.of(feeds.head(row.home())),
                kit.keyOf(KEY),
                token == null ? "" : token,
                null,
                null,
                ClientSession.SCHEMA,
                row.chain());
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

    @Override
    public Exchange.Answer exchange(Exchange.Request request) {
        String token = token(request.writer(), request.token());
        if (token == null) {
            return new Exchange.Answer(true, clock.getAsLong(), 0, List.of(), List.of(), "", null);
        }
        heard.put(request.writer().value(), clock.getAsLong());
        List<Exchange.BatchAnswer> answers = new ArrayList<>();
        for (FrozenBatch batch : request.batches()) {
            answers.add(take(row(request.writer()), batch));
        }
        request.wants().forEach(want -> share(request.writer(), want));
        faults.crash("server: before it answers", CRASH);
        List<FeedPage> news = pages.news(request.cursors(), request.writer(), room(request), feeds);
        long high = row(request.writer()).highSeq();
        return new Exchange.Answer(false, clock.getAsLong(), high, answers, news, token, null);
    }

    /// How much news an answer brings: often little, so that pages are cut everywhere.
    private int room(Exchange.Request request) {
        Chance dice = new Chance(seed, "room", issued);
        return faults.healed() || dice.percent(30) ? request.maxBytes() : 1 + dice.below(6000);
    }

    private Exchange.BatchAnswer take(WriterRow known, FrozenBatch batch) {
        BatchHeader header = batch.header();
        WriterRow row = known;
        if (bugs.contains(PlantedBug.CHAIN_NOT_CHECKED)) {
            if (header.number() <= known.batch()) {
                return taken(header);
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
        Ingested ingested = ingest.judge(row, batch, this);
        faults.crash("server: before a batch is committed", CRASH);
        commit(ingested);
        faults.crash("server: after a batch is committed", CRASH);
        return taken(header);
    }

    private static Exchange.BatchAnswer taken(BatchHeader header) {
        return new Exchange.BatchAnswer(header.number(), Exchange.BatchStanding.TAKEN, "");
    }

    private boolean strange(Fact fact) {
        return kit.reader().read(fact).body() instanceof UnreadableBody;
    }

    private void share(WriterId asker, Exchange.Want want) {
        LeaseBook book = disk.state(want.pool(), LeaseBook.class);
        List<Span> offered = List.of(LeaseShare.ALL_BLOCKS);
        if (!LeasePool.isNumbers(want.pool())) {
            AggregateId session = AggregateId.of(ClinicSession.KIND, want.pool().key());
            ClinicSession state = disk.state(session, ClinicSession.class);
            offered =
                    LeaseShare.parts(state.deskPart()).stream()
                            .filter(place -> !state.taken(place))
                            .map(place -> new Span(place, place))
                            .toList();
        }
        boolean blind = bugs.contains(PlantedBug.LEASE_GRANTED_TWICE);
        if (bugs.contains(PlantedBug.LEASE_ENDED_BY_CLOCK)) {
            book = awake(book);
        }
        PassLease pass =
                LeaseShare.answer(want, asker, blind ? Blindness.of(book, asker) : book, offered);
        if (pass != null) {
            act(row(asker).home(), IngestSession.SERVER, pass);
        }
    }

    /// What a server sees that forgets whoever was silent for an hour.
    private LeaseBook awake(LeaseBook book) {
        Map<String, List<Span>> held = new TreeMap<>(book.held());
        held.keySet()
                .removeIf(writer -> heard.getOrDefault(writer, 0L) < clock.getAsLong() - 3_600_000);
        return new LeaseBook(held);
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
            writers.put(row.writer(), row);
            chains.computeIfAbsent(row.writer(), key -> new ArrayList<>()).add(batch);
            List<Fact> facts = batch.facts();
            boolean drops =
                    bugs.contains(PlantedBug.FACT_DROPPED_AFTER_RECEIPT)
                            && faults.strikes("planted: a fact is dropped", 100);
            for (Fact fact : facts.subList(0, drops ? facts.size() - 1 : facts.size())) {
                boolean refused =
                        ingested.verdicts().get(fact.id()) instanceof Verdict.Refused
                                && bugs.contains(PlantedBug.REFUSED_NOT_KEPT);
                if (!refused) {
                    disk.store(fact);
                    firstNames.keep(fact);
                }
            }
        }
        ingested.serverFacts().forEach(disk::store);
        for (Fact fact : ingested.serverFacts()) {
            trace.add("server writes " + fact);
        }
        disk.write(ingested.changes());
        for (Ingested.FeedAppend append : ingested.appends()) {
            feeds.append(append);
            if (append.serverSeq() >= 0) {
                serverSeqs.put(append.feed(), append.newServerSeq());
            }
        }
    }

    @Override
    public Map<AggregateId, Snapshot> snapshots(Collection<AggregateId> ids) {
        return disk.snapshots(ids);
    }

    @Override
    public List<Fact> history(AggregateId id) {
        return disk.history(id);
    }

    @Override
    public @Nullable String batchHash(WriterId writer, long number) {
        List<FrozenBatch> chain = chains.getOrDefault(writer, List.of());
        return number < 1 || number > chain.size() ? null : chain.get((int) number - 1).hash();
    }

    @Override
    public long serverSeq(FeedId feed) {
        long seq = serverSeqs.getOrDefault(feed, 0L);
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
        return firstNames.standing(names, own, disk);
    }
}
