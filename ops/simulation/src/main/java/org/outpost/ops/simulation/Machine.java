// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.outpost.model.appointments.ClinicSession;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridClock;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.BatchHeader;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactWriter;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FeedPage;
import org.outpost.model.sync.Folding;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.LeaseShare;
import org.outpost.model.sync.LocalLog;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Ruling;

/// One counter's machine: its disk, and what a crash takes. Between two crash points all or nothing
/// is on the disk, as one transaction of a database does it.
final class Machine implements LocalLog {
    private static final int CRASH_PERCENT = 1;

    private final WriterId writer;
    private final DeviceId device;
    private final byte[] deviceKey;
    private final FeedId home;
    private final List<FeedId> follows;
    private final Faults faults;
    private final Set<PlantedBug> bugs;
    private final LongSupplier ownMillis;
    private final Chance chance;

    // What is on the disk.
    private final Disk disk;
    private final List<Fact> own = new ArrayList<>();
    private final List<FrozenBatch> frozen = new ArrayList<>();
    private final Map<FeedId, FeedCursor> cursors = new LinkedHashMap<>();
    private final Map<FeedId, FeedDigest> digests = new LinkedHashMap<>();
    private final Map<FactId, Integer> applied = new HashMap<>();
    private @Nullable String token;
    private byte @Nullable [] serverKey;
    private long offset;
    private HybridTime clockOnDisk = HybridTime.ZERO;

    // What a crash takes.
    private HybridClock hybrid = new HybridClock(HybridTime.ZERO);

    // What the person before it waits to see.
    private final Map<FactId, Consumer<Fact>> awaited = new LinkedHashMap<>();

    Machine(
            String id,
            FeedId home,
            List<FeedId> follows,
            Faults faults,
            Set<PlantedBug> bugs,
            LongSupplier ownMillis) {
        this.writer = new WriterId(id);
        this.device = new DeviceId(id);
        this.deviceKey = id.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        this.home = home;
        this.follows = follows;
        this.faults = faults;
        this.bugs = bugs;
        this.ownMillis = ownMillis;
        this.chance = faults.chance().split();
        this.disk = new Disk(bugs.contains(PlantedBug.ARRIVAL_ORDER_TRUSTED));
    }

    Disk disk() {
        return disk;
    }

    byte[] deviceKey() {
        return deviceKey;
    }

    Map<FeedId, FeedDigest> digests() {
        return digests;
    }

    /// How often each fact was folded into this machine's state.
    Map<FactId, Integer> applied() {
        return applied;
    }

    /// The time of day as this machine knows it.
    long now() {
        return ownMillis.getAsLong() + offset;
    }

    /// Writes down what a person does, as a use case would: asks the rule, then commits, then says
    /// so on the screen.
    ///
    /// @param will whether it happened whatever the rule thinks of it
    /// @param seen what the person does once the screen has said so
    /// @return whether it stands
    boolean write(UserId who, FactBody body, Will will, Consumer<Fact> seen) {
        FactId id = new FactId(writer, own.size() + 1L);
        Folding folding = new Folding(Bench.ROOMS, Bench.CODEC, disk, home);
        HybridTime latest = folding.latest(body.touches(id));
        HybridTime reading = hybrid.tick(now(), latest);
        FactWriter.Draft draft = new FactWriter.Draft(body, who, home, now(), now(), null);
        ReadFact read = Bench.CODEC.read(OtherVersions.CODEC.seal(draft, id, reading));
        Folding after = folding.copy();
        after.fold(read);
        Verdict verdict =
                Bench.ROOMS
                        .roomOf(read.fact().type())
                        .map(room -> room.judge(folding.states(), read, after.states()))
                        .orElse(Verdict.ACCEPTED);
        boolean stands =
                switch (verdict) {
                    case Verdict.Accepted() -> true;
                    case Verdict.Disputed(var reason) -> will != Will.ASKED;
                    case Verdict.Refused(var reason) -> will == Will.UNASKED;
                };
        if (stands) {
            awaited.put(id, seen);
            if (bugs.contains(PlantedBug.ACKNOWLEDGED_BEFORE_COMMIT)) {
                acknowledge(read.fact());
            }
            faults.at("before a fact is committed", CRASH_PERCENT);
            own.add(read.fact());
            keep(List.of(read), after);
            if (reading.millis() <= now() + HybridClock.DRAG_MILLIS) {
                clockOnDisk = clockOnDisk.max(reading);
            }
            faults.at("after a fact is committed", CRASH_PERCENT);
            acknowledge(read.fact());
        }
        return stands;
    }

    private void acknowledge(Fact fact) {
        Consumer<Fact> seen = awaited.remove(fact.id());
        if (seen != null) {
            seen.accept(fact);
        }
    }

    private void keep(List<ReadFact> facts, Folding folding) {
        for (ReadFact read : facts) {
            disk.store(read.fact());
            applied.merge(read.fact().id(), 1, Integer::sum);
        }
        disk.write(folding.changes());
    }

    /// Starts again after a crash: the screen shows what the disk holds, and nothing else.
    void restart() {
        hybrid = new HybridClock(clockOnDisk);
        for (FactId id : List.copyOf(awaited.keySet())) {
            Fact fact = disk.fact(id);
            if (fact == null) {
                awaited.remove(id);
            } else {
                acknowledge(fact);
            }
        }
    }

    @Override
    public WriterId writer() {
        return writer;
    }

    @Override
    public DeviceId device() {
        return device;
    }

    @Override
    public FeedId home() {
        return home;
    }

    @Override
    public long lastSeq() {
        return own.size();
    }

    @Override
    public @Nullable String token() {
        return token;
    }

    @Override
    public @Nullable Long oldestAfter(long seq) {
        return seq < own.size() ? own.get((int) seq).envelope().recorded() : null;
    }

    @Override
    public List<FeedCursor> cursors() {
        return List.copyOf(cursors.values());
    }

    @Override
    public List<FrozenBatch> frozenAfter(long seq, int maxBytes) {
        List<FrozenBatch> batches = new ArrayList<>();
        long bytes = 0;
        for (FrozenBatch batch : frozen) {
            if (batch.header().lastSeq() > seq && (batches.isEmpty() || bytes < maxBytes)) {
                batches.add(batch);
                bytes += batch.facts().stream().mapToLong(Fact::size).sum();
            }
        }
        return batches;
    }

    @Override
    public @Nullable FrozenBatch freezeNext(int maxBytes) {
        BatchHeader last = frozen.isEmpty() ? null : frozen.getLast().header();
        int from = last == null ? 0 : (int) last.lastSeq();
        List<Fact> next = new ArrayList<>();
        long bytes = 0;
        while (from + next.size() < own.size() && (next.isEmpty() || bytes < maxBytes)) {
            Fact fact = own.get(from + next.size());
            next.add(fact);
            bytes += fact.size();
        }
        if (next.isEmpty()) {
            return null;
        }
        FrozenBatch batch =
                Bench.BATCHES.freeze(
                        writer,
                        device,
                        frozen.size() + 1L,
                        frozen.isEmpty() ? BatchHeader.NO_BATCH : frozen.getLast().hash(),
                        chance.bytes(16),
                        next,
                        message -> Bench.sign(deviceKey, message));
        faults.at("before a batch is frozen", CRASH_PERCENT);
        frozen.add(batch);
        faults.at("after a batch is frozen", CRASH_PERCENT);
        return batch;
    }

    @Override
    public List<Exchange.Want> wants() {
        List<Exchange.Want> wants = new ArrayList<>();
        if (home.isHospital()) {
            Folding folding = new Folding(Bench.ROOMS, Bench.CODEC, disk, home);
            Exchange.Want numbers =
                    LeaseShare.numbersWanted(writer, home.hospital(), folding.states());
            if (numbers != null) {
                wants.add(numbers);
            }
            for (AggregateId session : sessions()) {
                ClinicSession state = disk.state(session, ClinicSession.class);
                AggregateId pool = LeasePool.places(session);
                Exchange.Want places =
                        LeaseShare.placesWanted(
                                writer, pool, disk.state(pool, LeaseBook.class), state::taken);
                if (places != null && state.plan() != null) {
                    wants.add(places);
                }
            }
        }
        return wants;
    }

    /// The sessions this machine knows, oldest first.
    List<AggregateId> sessions() {
        return disk.aggregates().stream()
                .filter(id -> id.kind().equals(ClinicSession.KIND))
                .toList();
    }

    @Override
    public void greeted(Hello.Answer answer) {
        faults.at("before a greeting is kept", CRASH_PERCENT);
        token = answer.token();
        serverKey = answer.serverKey();
        offset = answer.serverMillis() - ownMillis.getAsLong();
        follows.forEach(feed -> cursors.putIfAbsent(feed, FeedCursor.start(feed)));
        faults.at("after a greeting is kept", CRASH_PERCENT);
    }

    @Override
    public void answered(Exchange.Answer answer, List<FeedPage> pages) {
        if (bugs.contains(PlantedBug.CURSOR_BEFORE_FACTS)) {
            moveCursors(pages);
        }
        faults.at("before an answer is kept", CRASH_PERCENT);
        Folding folding = new Folding(Bench.ROOMS, Bench.CODEC, disk, home);
        List<ReadFact> fresh = new ArrayList<>();
        Set<FactId> seen = new HashSet<>();
        for (FeedPage page : pages) {
            for (FeedEntry entry : page.entries()) {
                Fact fact = entry.fact();
                boolean known = disk.has(entry.id()) || !seen.add(entry.id());
                if (fact != null && (!known || bugs.contains(PlantedBug.APPLIED_TWICE))) {
                    fresh.add(Bench.CODEC.read(fact));
                }
            }
        }
        for (ReadFact read : fresh) {
            boolean skipped =
                    bugs.contains(PlantedBug.RULING_SKIPPED) && read.body() instanceof Ruling;
            if (!skipped) {
                folding.fold(read);
            }
        }
        token = answer.token();
        keep(fresh, folding);
        for (FeedPage page : pages) {
            for (FeedEntry entry : page.entries()) {
                Fact fact = disk.fact(entry.id());
                FeedDigest digest = digests.getOrDefault(page.feed(), FeedDigest.NONE);
                digests.put(page.feed(), fact == null ? digest : digest.with(fact));
            }
        }
        moveCursors(pages);
        faults.at("after an answer is kept", CRASH_PERCENT);
    }

    private void moveCursors(List<FeedPage> pages) {
        for (FeedPage page : pages) {
            cursors.put(page.feed(), new FeedCursor(page.feed(), page.epoch(), page.to()));
        }
    }

    @Override
    public byte @Nullable [] serverKey() {
        return serverKey;
    }
}
