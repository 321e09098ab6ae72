// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.real;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.Row;
import org.outpost.desktop.sync.Recorded;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridClock;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactWriter;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.LocalLog;
import org.outpost.model.sync.Partner;
import org.outpost.model.sync.States;
import org.outpost.model.wire.FactCodec;
import org.outpost.ops.simulation.world.Chance;
import org.outpost.ops.simulation.world.CrashError;
import org.outpost.ops.simulation.world.Driver;
import org.outpost.ops.simulation.world.Faults;
import org.outpost.ops.simulation.world.Machine;
import org.outpost.ops.simulation.world.OtherVersions;
import org.outpost.ops.simulation.world.PlantedBug;
import org.outpost.ops.simulation.world.Trace;
import org.outpost.ops.simulation.world.Will;
import org.outpost.ops.simulation.world.Wishes;

/// A counter over real files. A kill leaves the files as the operating system has them at that
/// instant, in the middle of a transaction too: they are copied away before the dying program can
/// roll back or bring its journal in, and the next start opens the copy.
final class RealMachine implements Machine, AutoCloseable {
    /// In a thousand, at each point.
    static final int KILL = 2;

    private static final String FACTS = "select writer, seq, core, person from fact";

    private final Driver.Seat seat;
    private final Driver.Setting setting;
    private final Consumer<RealMachine> all;
    private final Faults faults;
    private final Trace trace;
    private final Set<PlantedBug> bugs;
    private final Chance chance;
    private final Path root;
    private int life;
    private boolean dying;
    private RealDesk desk;
    private LocalLog line;

    RealMachine(Driver.Seat seat, Driver.Setting setting, Path root, Consumer<RealMachine> all) {
        this(seat, setting, root, all, null);
    }

    /// @param all every machine there is, to be closed in the end
    /// @param of the folder of a machine whose disk is copied; null for a fresh one
    private RealMachine(
            Driver.Seat seat,
            Driver.Setting setting,
            Path root,
            Consumer<RealMachine> all,
            @Nullable Path of) {
        this.all = all;
        this.setting = setting;
        this.seat = seat;
        this.faults = setting.faults();
        this.trace = setting.trace();
        this.bugs = setting.bugs();
        this.chance = new Chance(setting.seed(), seat.name(), 0);
        this.root = root;
        if (of != null) {
            Folders.copyAsTheyAre(of, folder());
        }
        this.desk = start();
        this.line = line();
        all.accept(this);
    }

    private Path folder() {
        return root.resolve(seat.name() + "." + life);
    }

    private RealDesk start() {
        return new RealDesk(
                folder(),
                seat.home(),
                seat.ownMillis(),
                chance::bytes,
                () -> kill("desk: between two tables of a transaction", 1));
    }

    private LocalLog line() {
        LocalLog log = desk.line(() -> seat.home().isHospital() ? Wishes.of(this) : List.of());
        return new KilledLine(log, desk, this::kill, bugs);
    }

    /// A point at which the process may be killed.
    private void kill(String point, int perMille) {
        if (!dying && faults.strikes(point, perMille)) {
            trace.add("kill " + point);
            throw killed(point);
        }
    }

    private CrashError killed(String point) {
        dying = true;
        Path before = folder();
        life++;
        Folders.copyAsTheyAre(before, folder());
        return new CrashError(point);
    }

    /// The daily look, often; once all is well it must find whatever is damaged.
    @Override
    public void compare(Partner partner) throws LineException {
        byte[] key = line.serverKey();
        boolean due = faults.healed() || chance.percent(5);
        if (due && key != null && !bugs.contains(PlantedBug.DIGEST_IGNORED)) {
            desk.mending(partner).look(key, chance.between(0, Long.MAX_VALUE - 1));
        }
    }

    /// The disk turns a bit in a fact another machine wrote.
    private void rot() {
        int which = faults.struck("disk: a fact is damaged", 10, 1000);
        if (which >= 0) {
            desk.database()
                    .change(sql ->
                            sql.run(
                                    "update fact set core = cast(replace(cast(core as text), '\"who\":\"',"
                                            + " '\"who\":\"x') as blob) where id = (select id from fact"
                                            + " where writer <> ? order by id limit 1 offset ? % (select"
                                            + " max(1, count(*)) from fact where writer <> ?))",
                                    writer().value(), which, writer().value()));
        }
    }

    @Override
    public void restart() {
        desk.close();
        Folders.remove(root.resolve(seat.name() + "." + (life - 1)));
        desk = start();
        line = line();
        dying = false;
    }

    @Override
    public void rejoin(Known known) throws LineException {
        kill("desk: before a new writer begins", KILL);
        desk.rejoin().underNewWriter("copy", known::standing);
        kill("desk: after a new writer began", KILL);
    }

    @Override
    public Machine copied(Driver.Seat at) {
        return new RealMachine(at, setting, root, all, folder());
    }

    @Override
    public Runnable backup() {
        Path kept = root.resolve(seat.name() + ".backup");
        Folders.remove(kept);
        Folders.copyAsTheyAre(folder(), kept);
        return () -> putBack(kept);
    }

    /// The file alone is put back, or the whole folder, so that nothing tells of it at the start.
    private void putBack(Path kept) {
        desk.close();
        Path before = folder();
        life++;
        Folders.copyAsTheyAre(kept, folder());
        if (chance.percent(50)) {
            Folders.copyLife(before, folder());
        }
        Folders.remove(before);
        // Whoever puts a file back looks on until the program has started: nobody would start it
        // again after a kill in there, and the run would end with it.
        dying = true;
        desk = start();
        line = line();
        dying = false;
    }

    RealDesk desk() {
        return desk;
    }

    @Override
    public LocalLog log() {
        return line;
    }

    @Override
    public WriterId writer() {
        return desk.device().writer();
    }

    @Override
    public FeedId home() {
        return seat.home();
    }

    @Override
    public long now() {
        return desk.now();
    }

    @Override
    public <T> T states(Function<States, T> reading) {
        return desk.log().states(reading);
    }

    @Override
    public List<AggregateId> known(String kind) {
        return desk.database()
                .read(sql ->
                        sql.list(
                                "select aggregate from fact_aggregate where aggregate > ? and aggregate < ?"
                                        + " and aggregate in (select id from aggregate)"
                                        + " group by aggregate order by min(fact)",
                                row -> new AggregateId(row.text(1)),
                                kind + "/",
                                kind + "0"));
    }

    @Override
    public boolean write(UserId who, FactBody body, Will will, Consumer<Fact> seen) {
        rot();
        boolean power =
                bugs.contains(PlantedBug.FSYNC_SKIPPED)
                        && faults.strikes("planted: the power goes", 30);
        CrashError dark = power ? killed("the power goes") : null;
        Fact kept = will == Will.UNASKED ? unasked(who, body) : asked(who, body, will);
        if (kept == null) {
            if (dark != null) {
                throw dark;
            }
            return false;
        }
        kill("desk: after a fact is committed", KILL);
        seen.accept(kept);
        if (dark != null) {
            throw dark;
        }
        return true;
    }

    private @Nullable Fact asked(UserId who, FactBody body, Will will) {
        kill("desk: before a fact is written", KILL);
        Recorded recorded = desk.log().record(who, List.of(body), will == Will.HAPPENED);
        return recorded instanceof Recorded.Kept(var facts, _) ? facts.getFirst().fact() : null;
    }

    /// As a program of another version does, which knows neither these rules nor these types.
    private Fact unasked(UserId who, FactBody body) {
        FactId id = new FactId(writer(), line.lastSeq() + 1);
        HybridTime latest = HybridTime.ZERO;
        for (AggregateId touched : body.touches(id)) {
            for (var read : desk.log().history(touched)) {
                latest = latest.max(read.fact().envelope().clock());
            }
        }
        HybridTime clock = new HybridClock(latest).tick(now(), latest);
        FactWriter.Draft draft = new FactWriter.Draft(body, who, home(), now(), now(), null);
        Fact fact = OtherVersions.CODEC.seal(draft, id, clock);
        desk.applier().apply(List.of(fact));
        return fact;
    }

    @Override
    public @Nullable Fact fact(FactId id) {
        return desk.database()
                .read(sql ->
                        sql.first(
                                FACTS + " where writer = ? and seq = ?",
                                RealMachine::fact,
                                id.writer().value(),
                                id.seq()));
    }

    @Override
    public Collection<Fact> facts() {
        return desk.database().read(sql -> sql.list(FACTS + " order by id", RealMachine::fact));
    }

    @Override
    public Collection<AggregateId> folded() {
        return desk.database()
                .read(sql ->
                        new HashSet<>(
                                sql.list(
                                        "select id from aggregate",
                                        row -> new AggregateId(row.text(1)))));
    }

    private static Fact fact(Row row) {
        FactId id = new FactId(new WriterId(row.text(1)), row.number(2));
        return FactCodec.stored(id, row.bytes(3), row.bytesOrNull(4));
    }

    @Override
    public void close() {
        desk.close();
    }
}
