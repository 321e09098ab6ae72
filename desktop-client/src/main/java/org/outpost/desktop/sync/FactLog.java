// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridClock;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.Invariant;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.kernel.Refusal;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactWriter;
import org.outpost.model.sync.Folding;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Rooms;
import org.outpost.model.sync.States;
import org.outpost.model.sync.SyncRefusal;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.Renaming;

/// Where a use case writes down what happened. Asks the permission table and the rule, numbers and
/// seals the fact, and writes fact, version rows, every room's tables and with them the outbox in
/// one transaction: when {@link #record} answers `Kept`, pulling the plug loses nothing of it.
public final class FactLog {
    private final LocalDatabase database;
    private final Device device;
    private final Rooms rooms;
    private final FactCodec codec;
    private final FactApplier applier;
    private final Permit permit;
    private final Clock clock;
    private final List<Consumer<List<AggregateId>>> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> written = new CopyOnWriteArrayList<>();
    private @Nullable HybridClock hybrid;

    public FactLog(
            LocalDatabase database,
            Device device,
            Rooms rooms,
            FactCodec codec,
            FactApplier applier,
            Permit permit,
            Clock clock) {
        this.database = database;
        this.device = device;
        this.rooms = rooms;
        this.codec = codec;
        this.applier = applier;
        this.permit = permit;
        this.clock = clock;
    }

    /// Called after each commit, with what changed, on whatever thread committed.
    public void onChange(Consumer<List<AggregateId>> listener) {
        listeners.add(listener);
    }

    /// Called after this machine itself has written something down: there is something to send.
    public void onWritten(Runnable listener) {
        written.add(listener);
    }

    void tell(List<AggregateId> changed) {
        if (!changed.isEmpty()) {
            listeners.forEach(listener -> listener.accept(changed));
        }
    }

    /// Writes one action down: all of its bodies or none.
    ///
    /// @param despiteDoubt whether a person has given a reason to go on where a rule questions it
    public Recorded record(UserId who, List<FactBody> bodies, boolean despiteDoubt) {
        return record(who, states -> bodies, despiteDoubt);
    }

    /// Writes one action down whose bodies depend on how things stand in the very transaction, such
    /// as the next free number.
    public Recorded record(
            UserId who, Function<States, List<FactBody>> bodies, boolean despiteDoubt) {
        return record(who, bodies, despiteDoubt, (sql, facts) -> {});
    }

    /// The same together with what the caller keeps beside it, such as a paper that is owed now.
    ///
    /// @param beside called with the facts, in the order of their bodies
    public Recorded record(
            UserId who,
            Function<States, List<FactBody>> bodies,
            boolean despiteDoubt,
            BiConsumer<Sql, List<ReadFact>> beside) {
        return record(who, (states, first) -> bodies.apply(states), despiteDoubt, beside);
    }

    /// The same of bodies that name what the first of them makes, such as the money for a visit.
    ///
    /// @param beside called with the facts, in the order of their bodies
    public Recorded record(
            UserId who,
            BiFunction<States, FactId, List<FactBody>> bodies,
            boolean despiteDoubt,
            BiConsumer<Sql, List<ReadFact>> beside) {
        return recorded(
                (sql, work) -> {
                    Writing writing = new Writing(sql, work, who);
                    List<FactBody> all = bodies.apply(work.folding().states(), writing.next());
                    return writing.run(all, despiteDoubt);
                },
                beside);
    }

    /// Writes many actions down in one transaction, each an action of its own, together with what
    /// the caller keeps beside them. Where a rule speaks against one of them, nothing is written.
    ///
    /// @param beside called with the facts, in the order of their bodies
    public Recorded recordEach(
            UserId who, List<FactBody> bodies, BiConsumer<Sql, List<ReadFact>> beside) {
        return recorded((sql, work) -> new Writing(sql, work, who).each(bodies), beside);
    }

    private Recorded recorded(
            BiFunction<Sql, FactWork, Recorded> writing, BiConsumer<Sql, List<ReadFact>> beside) {
        List<AggregateId> changed = new ArrayList<>();
        Recorded recorded =
                database.write(sql -> {
                    FactWork work = applier.work(sql);
                    Recorded answer = writing.apply(sql, work);
                    if (answer instanceof Recorded.Kept(var facts, _)) {
                        changed.addAll(work.finish());
                        beside.accept(sql, facts);
                    }
                    return answer;
                });
        tell(changed);
        if (!changed.isEmpty()) {
            written.forEach(Runnable::run);
        }
        return recorded;
    }

    /// Reads states as of now, on one snapshot.
    public <T extends @Nullable Object> T states(Function<States, T> reading) {
        return database.read(sql ->
                reading.apply(
                        new Folding(rooms, codec, new FactStore(sql, rooms), device.home())
                                .states()));
    }

    /// The facts of one aggregate with their bodies, in the order they fold.
    public List<ReadFact> history(AggregateId id) {
        return database.read(sql -> new FactStore(sql, rooms).history(id)).stream()
                .map(codec::read)
                .sorted((one, other) -> one.fact().place().compareTo(other.fact().place()))
                .toList();
    }

    /// The aggregates of a kind that this machine knows.
    public List<AggregateId> known(String kind) {
        return database.read(sql ->
                sql.list(
                        "select id from aggregate where id >= ? and id < ? order by id",
                        row -> new AggregateId(row.text(1)),
                        kind + "/",
                        kind + "0"));
    }

    /// How many facts of a type this machine has written down since an instant.
    public long countOwn(String type, long since) {
        return database.read(
                sql -> new FactStore(sql, rooms).countOf(device.writer(), type, since));
    }

    private HybridClock clock(Sql sql) {
        HybridClock known = hybrid;
        if (known == null) {
            known = new HybridClock(new HybridTime(MetaStore.number(sql, "clock")));
            hybrid = known;
        }
        return known;
    }

    /// One action being written, on the one connection that writes.
    private final class Writing {
        private final Sql sql;
        private final FactWork work;
        private final UserId who;
        private final WriterId writer;
        private final FeedId home;
        private final long first;
        private long seq;

        Writing(Sql sql, FactWork work, UserId who) {
            this.sql = sql;
            this.work = work;
            this.who = who;
            this.writer = device.writer();
            this.seq = work.store().lastSeq(writer);
            this.first = seq + 1;
            FeedId at = device.home();
            Invariant.check(at != null, "a machine writes once it has a home");
            this.home = at == null ? FeedId.NATION : at;
        }

        /// What the next fact will be called.
        FactId next() {
            return new FactId(writer, seq + 1);
        }

        /// Every body an action of its own; what is questioned is not written.
        Recorded each(List<FactBody> bodies) {
            return run(bodies, false, false);
        }

        /// All bodies one action.
        Recorded run(List<FactBody> bodies, boolean despiteDoubt) {
            return run(bodies, despiteDoubt, bodies.size() > 1);
        }

        /// Judges all before it adds any: what is refused has left no trace.
        private Recorded run(List<FactBody> bodies, boolean despiteDoubt, boolean together) {
            List<ReadFact> kept = new ArrayList<>();
            Refusal doubt = null;
            for (FactBody body : bodies) {
                Verdict allowed = permit.mayWrite(who, body.getClass().getSimpleName());
                ReadFact read;
                try {
                    read = codec.read(seal(named(body), together));
                } catch (MalformedException e) {
                    // Half a character, or more than a fact may hold: no reader would take it.
                    return new Recorded.Refused(new SyncRefusal.Malformed("text"));
                }
                Verdict verdict = allowed instanceof Verdict.Accepted ? judge(read) : allowed;
                switch (verdict) {
                    case Verdict.Accepted() -> kept.add(read);
                    case Verdict.Disputed(var reason) -> {
                        if (!despiteDoubt) {
                            return new Recorded.Doubtful(reason);
                        }
                        doubt = reason;
                        kept.add(read);
                    }
                    case Verdict.Refused(var reason) -> {
                        return new Recorded.Refused(reason);
                    }
                }
            }
            kept.forEach(work::addFolded);
            return new Recorded.Kept(kept, doubt);
        }

        /// A screen may have been opened before this file took a new writer: what it names is then
        /// called something else.
        private FactBody named(FactBody body) {
            return work.store().anyRenamed()
                    ? new Renaming(work.store()::renamed).in(body, body.getClass())
                    : body;
        }

        private Fact seal(FactBody body, boolean several) {
            FactId id = new FactId(writer, ++seq);
            long now = clock.millis();
            HybridTime seen = work.folding().latest(body.touches(id));
            HybridTime reading = clock(sql).tick(now, seen);
            MetaStore.put(sql, "clock", clock(sql).last().ticks());
            String action = several ? new FactId(writer, first).value() : null;
            return codec.seal(new FactWriter.Draft(body, who, home, now, now, action), id, reading);
        }

        private Verdict judge(ReadFact read) {
            Folding folding = work.folding();
            Map<AggregateId, Object> before = new LinkedHashMap<>();
            for (AggregateId id : read.fact().envelope().aggregates()) {
                before.put(id, folding.snapshot(id).state());
            }
            folding.fold(read);
            return folding.judge(id -> before.getOrDefault(id, folding.snapshot(id).state()), read);
        }
    }
}
