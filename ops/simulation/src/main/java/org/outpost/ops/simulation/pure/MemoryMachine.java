// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.pure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridClock;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.Ids;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.kernel.WriterId;
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
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.LocalLog;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Ruling;
import org.outpost.model.sync.States;
import org.outpost.model.sync.UnreadableBody;
import org.outpost.model.sync.Was;
import org.outpost.ops.simulation.world.Chance;
import org.outpost.ops.simulation.world.CrashError;
import org.outpost.ops.simulation.world.Driver;
import org.outpost.ops.simulation.world.Faults;
import org.outpost.ops.simulation.world.Machine;
import org.outpost.ops.simulation.world.OtherVersions;
import org.outpost.ops.simulation.world.PlantedBug;
import org.outpost.ops.simulation.world.Will;
import org.outpost.ops.simulation.world.Wishes;

/// One counter's machine: its disk, and what a crash takes. Between two crash points all or nothing
/// is on the disk, as one transaction of a database does it.
final class MemoryMachine implements Machine, LocalLog {
    /// How often in a thousand a process dies at one of its points.
    static final int CRASH = 8;

    private final Driver.Seat seat;
    private final Driver.Setting setting;
    private final DeviceId device;
    private final String key;
    private final FeedId home;
    private final Faults faults;
    private final Set<PlantedBug> bugs;
    private final Chance chance;
    private final Kit kit;

    // What is on the disk.
    private Disk disk;
    private Outbox outbox;
    private final LineMemory kept = new LineMemory();
    private final Map<FactId, Integer> applied = new HashMap<>();

    // What a crash takes.
    private final List<ReadFact> late = new ArrayList<>();
    private HybridClock hybrid = new HybridClock(HybridTime.ZERO);

    /// @param of whose disk is copied, its key with it; null for a fresh one
    MemoryMachine(Driver.Seat seat, Driver.Setting setting, Kit kit, @Nullable MemoryMachine of) {
        this.seat = seat;
        this.setting = setting;
        this.key = of == null ? seat.name() : of.key;
        String id = key + "0".repeat(16 - key.length());
        this.device = new DeviceId(id);
        this.home = seat.home();
        this.faults = setting.faults();
        this.bugs = setting.bugs();
        this.chance = new Chance(setting.seed(), seat.name(), 0);
        this.kit = kit;
        this.outbox = new Outbox(new WriterId(id), device, key, kit, bugs);
        this.disk = new Disk(kit.full(), bugs.contains(PlantedBug.ARRIVAL_ORDER_TRUSTED));
        if (of != null) {
            takes(of);
        }
    }

    @Override
    public LocalLog log() {
        return this;
    }

    byte[] deviceKey() {
        return kit.keyOf(key);
    }

    @Override
    public Map<FactId, Integer> applied() {
        return applied;
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
    public Collection<AggregateId> folded() {
        return disk.aggregates();
    }

    @Override
    public List<AggregateId> known(String kind) {
        return disk.known(kind);
    }

    @Override
    public <T> T states(Function<States, T> reading) {
        return reading.apply(disk::orEmpty);
    }

    @Override
    public long now() {
        return seat.ownMillis().getAsLong() + kept.offset;
    }

    private Folding folding() {
        return new Folding(Kit.ROOMS, kit.reader(), disk, home);
    }

    @Override
    public boolean write(UserId who, FactBody body, Will will, Consumer<Fact> seen) {
        FactId id = new FactId(writer(), lastSeq() + 1);
        Folding folding = folding();
        HybridTime latest = folding.latest(body.touches(id));
        HybridTime reading = reading(latest);
        FactWriter.Draft draft = new FactWriter.Draft(body, who, home, now(), now(), null);
        ReadFact read = kit.reader().read(kit.writer(OtherVersions.CODEC).seal(draft, id, reading));
        Folding after = folding.copy();
        after.fold(read);
        Verdict verdict = after.judge(folding.states(), read);
        boolean stands =
                switch (verdict) {
                    case Verdict.Accepted() -> true;
                    case Verdict.Disputed(var reason) -> will != Will.ASKED;
                    case Verdict.Refused(var reason) -> will == Will.UNASKED;
                };
        if (stands) {
            if (bugs.contains(PlantedBug.ACKNOWLEDGED_BEFORE_COMMIT)) {
                seen.accept(read.fact());
            }
            faults.crash("desk: before a fact is committed", CRASH);
            if (bugs.contains(PlantedBug.FSYNC_SKIPPED)
                    && faults.strikes("planted: the power goes", 30)) {
                seen.accept(read.fact());
                throw new CrashError("the power goes");
            }
            outbox.own().add(read.fact());
            if (bugs.contains(PlantedBug.HALF_AN_ACTION)) {
                disk.store(read.fact());
                applied.put(id, 0);
                faults.crash("planted: between fact and state", 50);
            }
            keep(List.of(read), after);
            kept.clock = hybrid.last();
            faults.crash("desk: after a fact is committed", CRASH);
            if (!bugs.contains(PlantedBug.ACKNOWLEDGED_BEFORE_COMMIT)) {
                seen.accept(read.fact());
            }
        }
        return stands;
    }

    private HybridTime reading(HybridTime latest) {
        return bugs.contains(PlantedBug.CLOCK_TRUSTED)
                ? HybridTime.ofMillis(Math.floorMod(now(), HybridTime.END.millis())).next()
                : hybrid.tick(now(), latest);
    }

    private void keep(List<ReadFact> facts, Folding folding) {
        for (ReadFact read : facts) {
            if (!disk.has(read.fact().id()) || bugs.contains(PlantedBug.APPLIED_TWICE)) {
                disk.store(read.fact());
            }
            applied.merge(read.fact().id(), 1, Integer::sum);
        }
        disk.write(folding.changes());
    }

    @Override
    public void restart() {
        hybrid = new HybridClock(kept.clock);
        late.clear();
        if (bugs.contains(PlantedBug.NUMBER_REUSED_AFTER_CRASH) && lastSeq() > 0) {
            outbox.own().removeLast();
        }
    }

    @Override
    public WriterId writer() {
        return outbox.writer();
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
        return outbox.own().size();
    }

    @Override
    public @Nullable String token() {
        return kept.token;
    }

    @Override
    public @Nullable Long oldestAfter(long seq) {
        return seq < lastSeq() ? outbox.own().get((int) seq).envelope().recorded() : null;
    }

    @Override
    public List<FeedCursor> cursors() {
        return List.copyOf(kept.cursors.values());
    }

    @Override
    public List<WriterId> formerWriters() {
        return kept.formerWriters();
    }

    @Override
    public List<FrozenBatch> formerAfter(WriterId writer, long seq, int maxBytes) {
        return kept.formerAfter(writer, seq, maxBytes);
    }

    @Override
    public List<Fact> decidedBehind(List<FeedCursor> joints) {
        return kept.decidedBehind(joints).stream()
                .map(disk::fact)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public void takeOut(List<Fact> lost) {
        faults.crash("desk: before what was lost is taken out", CRASH);
        disk.takeOut(lost, kit.reader(), id -> Kit.ROOMS.wholeAt(id, home));
        lost.forEach(fact -> applied.remove(fact.id()));
        faults.crash("desk: after what was lost is taken out", CRASH);
    }

    @Override
    public List<FrozenBatch> frozenAfter(long seq, int maxBytes) {
        return outbox.after(seq, maxBytes, chance);
    }

    @Override
    public @Nullable FrozenBatch freezeNext(int maxBytes) {
        FrozenBatch batch = outbox.next(maxBytes, chance);
        if (batch != null) {
            faults.crash("desk: before a batch is frozen", CRASH);
            outbox.keep(batch);
            faults.crash("desk: after a batch is frozen", CRASH);
        }
        return batch;
    }

    @Override
    public void rejoin(Known known) throws LineException {
        if (NewLife.isLost(outbox.own(), kept.reached, known)) {
            kept.reached = 0;
        }
        Map<Was, FactId> found = known.standing(NewLife.inDoubt(outbox.own(), kept.reached));
        faults.crash("desk: before a new writer begins", CRASH);
        boolean forgets = bugs.contains(PlantedBug.REJOIN_WITHOUT_WAS);
        WriterId next = new WriterId(Ids.random(chance::bytes));
        Outbox fresh = new Outbox(next, device, key, kit, bugs);
        new NewLife(disk, kit, home, forgets)
                .begin(outbox.own(), kept.reached, found, next)
                .forEach(read -> {
                    fresh.own().add(read.fact());
                    applied.put(read.fact().id(), 1);
                });
        applied.keySet().removeIf(id -> !disk.has(id));
        kept.ended(outbox);
        outbox = fresh;
        faults.crash("desk: after a new writer began", CRASH);
    }

    @Override
    public Machine copied(Driver.Seat at) {
        return new MemoryMachine(at, setting, kit, this);
    }

    @Override
    public Runnable backup() {
        MemoryMachine before = new MemoryMachine(seat, setting, kit, this);
        return () -> {
            takes(before);
            restart();
        };
    }

    /// Its disk is now as another one is.
    private void takes(MemoryMachine other) {
        disk = other.disk.copy();
        outbox = other.outbox.copy();
        kept.takes(other.kept);
        applied.clear();
        applied.putAll(other.applied);
        hybrid = new HybridClock(kept.clock);
    }

    @Override
    public List<Exchange.Want> wants() {
        return home.isHospital() ? Wishes.of(this) : List.of();
    }

    @Override
    public void greeted(Hello.Answer answer) {
        faults.crash("desk: before a greeting is kept", CRASH);
        kept.greeted(answer, seat);
        outbox.received(kept.reached);
        faults.crash("desk: after a greeting is kept", CRASH);
    }

    @Override
    public void answered(Exchange.Answer answer, List<FeedPage> pages) {
        if (bugs.contains(PlantedBug.CURSOR_BEFORE_FACTS)) {
            kept.move(pages, bugs, faults);
        }
        faults.crash("desk: before an answer is kept", CRASH);
        Folding folding = folding();
        List<ReadFact> fresh = new ArrayList<>();
        Set<FactId> seen = new HashSet<>();
        for (FeedPage page : pages) {
            for (FeedEntry entry : page.entries()) {
                Fact fact = entry.fact();
                boolean known = disk.has(entry.id()) || !seen.add(entry.id());
                if (fact != null && (!known || bugs.contains(PlantedBug.APPLIED_TWICE))) {
                    ReadFact read = kit.reader().read(fact);
                    if (bugs.contains(PlantedBug.UNKNOWN_FIELD_DROPPED)) {
                        read = kit.forgetful(read);
                    }
                    boolean strange = read.body() instanceof UnreadableBody;
                    if (!strange || !bugs.contains(PlantedBug.UNKNOWN_TYPE_DROPPED)) {
                        fresh.add(read);
                    }
                }
            }
        }
        fold(fresh, folding);
        kept.token = answer.token();
        kept.reached = Math.max(kept.reached, answer.highSeq());
        outbox.received(kept.reached);
        keep(fresh, folding);
        kept.move(pages, bugs, faults);
        faults.crash("desk: after an answer is kept", CRASH);
    }

    private void fold(List<ReadFact> fresh, Folding folding) {
        late.forEach(folding::fold);
        late.clear();
        for (ReadFact read : fresh) {
            boolean ruling = read.body() instanceof Ruling;
            if (ruling && bugs.contains(PlantedBug.RULING_LATE)) {
                late.add(read);
            } else if (!ruling || !bugs.contains(PlantedBug.RULING_SKIPPED)) {
                folding.fold(read);
            }
        }
    }

    @Override
    public byte @Nullable [] serverKey() {
        return kept.serverKey;
    }
}
