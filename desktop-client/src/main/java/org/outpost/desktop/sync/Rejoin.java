// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.Folding;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Rooms;
import org.outpost.model.sync.Snapshot;
import org.outpost.model.sync.Was;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.Renaming;

/// What a file does that finds itself to be a copy, or older than the district knows it: it takes a
/// new writer and writes what the district does not have again under that name, in one transaction.
/// Each such fact keeps its first name, so that it counts once whatever the other copy sends. The
/// old facts stay beside (`forked`), nothing is thrown away, nobody else is disturbed.
public final class Rejoin {
    private static final int CHUNK = 500;
    private static final String TURNED_AWAY = "turned-away";

    private final LocalDatabase database;
    private final Device device;
    private final Rooms rooms;
    private final FactCodec codec;
    private final FactApplier applier;
    private final Clock clock;

    public Rejoin(
            LocalDatabase database,
            Device device,
            Rooms rooms,
            FactCodec codec,
            FactApplier applier,
            Clock clock) {
        this.database = database;
        this.device = device;
        this.rooms = rooms;
        this.codec = codec;
        this.applier = applier;
        this.clock = clock;
    }

    /// Tells which facts the district has already, under whatever name.
    @FunctionalInterface
    public interface Known {
        /// Without a line: what stands there already is found when it is sent.
        Known NOTHING = names -> Map.of();

        Map<Was, FactId> standing(List<Was> names) throws LineException;
    }

    /// Begins a new life.
    ///
    /// @param what the key of the words that tell a person why: `copy`, `older`, `broken`
    /// @return how many facts were written again
    public int underNewWriter(String what, Known known) throws LineException {
        return underNewWriter(what, known, null);
    }

    /// Begins a new life without a fact that the district can't read: it stays here, put aside, and
    /// those behind it get through.
    ///
    /// @param except the fact; null where it is not found yet
    public int underNewWriter(String what, Known known, @Nullable FactId except)
            throws LineException {
        Map<FactId, FactId> standing = standing(known);
        // Whoever waits to save is let in only once the new name counts: under the old one nothing
        // is sent any more.
        return database.write(_ -> {
            List<WriterId> begun = new ArrayList<>();
            int again = database.write(sql -> begun(sql, what, standing, except, begun));
            begun.forEach(device::began);
            return again;
        });
    }

    private int begun(
            Sql sql,
            String what,
            Map<FactId, FactId> standing,
            @Nullable FactId except,
            List<WriterId> begun) {
        Life life = new Life(sql, device.writer(), standing, except);
        begun.add(life.next);
        int written = life.end();
        boolean found = what.equals("copy") && MetaStore.number(sql, TURNED_AWAY) > 0;
        MetaStore.put(sql, TURNED_AWAY, 0L);
        NoticeStore.tell(
                sql,
                clock.millis(),
                except != null ? "aside" : found ? "found" : what,
                except == null ? String.valueOf(written) : except.value());
        MetaStore.put(sql, "aside", except == null ? 0L : 1L);
        return written;
    }

    /// The district does not take this machine any more. Where it has it take a new writer once it
    /// takes it again, that is because it had been given up, not because a copy is at work.
    public void turnedAway() {
        if (database.read(sql -> MetaStore.number(sql, TURNED_AWAY)) == 0) {
            database.change(sql -> MetaStore.put(sql, TURNED_AWAY, 1L));
        }
    }

    /// Whether a fact may be put aside: never two without one that was taken between them, or a
    /// district that can't read anything would empty the file.
    public boolean mayPutAside() {
        return database.read(sql -> MetaStore.number(sql, "aside")) == 0;
    }

    /// What the district has of the facts it has not said it has.
    private Map<FactId, FactId> standing(Known known) throws LineException {
        WriterId writer = device.writer();
        Map<FactId, FactId> standing = new LinkedHashMap<>();
        if (isLost(known)) {
            // The district is an earlier state of itself: all is in doubt.
            database.change(sql -> MetaStore.put(sql, "reached", 0L));
        }
        long from = database.read(sql -> MetaStore.number(sql, "reached"));
        while (true) {
            long after = from;
            List<Fact> some =
                    database.read(
                            sql -> new FactStore(sql, rooms).factsOf(writer, after, after + CHUNK));
            if (some.isEmpty()) {
                return standing;
            }
            Map<Was, FactId> found = known.standing(some.stream().map(Was::of).toList());
            for (Fact fact : some) {
                FactId as = found.get(Was.of(fact));
                if (as != null) {
                    standing.put(fact.id(), as);
                }
            }
            from += CHUNK;
        }
    }

    /// Whether the district has not even the last fact any more that it had said it has.
    private boolean isLost(Known known) throws LineException {
        WriterId writer = device.writer();
        List<Fact> last =
                database.read(sql -> {
                    long reached = MetaStore.number(sql, "reached");
                    return new FactStore(sql, rooms).factsOf(writer, reached - 1, reached);
                });
        if (known == Known.NOTHING || last.isEmpty()) {
            return false;
        }
        Was name = Was.of(last.getFirst());
        return !known.standing(List.of(name)).containsKey(name);
    }

    /// The end of one life and the beginning of the next, in one transaction.
    private final class Life {
        private final Sql sql;
        private final WriterId old;
        private final WriterId next;
        private final long kept;
        private final @Nullable FactId except;
        private final Map<FactId, FactId> names = new LinkedHashMap<>();

        /// @param standing facts the district has, each with its name there
        Life(Sql sql, WriterId old, Map<FactId, FactId> standing, @Nullable FactId except) {
            this.sql = sql;
            this.except = except;
            this.old = old;
            long seq = MetaStore.number(sql, "reached");
            while (own(seq + 1).equals(standing.get(own(seq + 1)))) {
                seq++;
            }
            this.kept = seq;
            standing.forEach((id, as) -> {
                if (id.seq() > kept) {
                    names.put(id, as);
                }
            });
            this.next = device.begin(sql);
        }

        private FactId own(long seq) {
            return new FactId(old, seq);
        }

        int end() {
            sql.run(
                    "insert or replace into former (writer, reached, ended) values (?, ?, ?)",
                    old.value(),
                    kept,
                    clock.millis());
            sql.run("delete from frozen where writer = ? and last_seq > ?", old.value(), kept);
            sql.run("delete from meta where key = 'token'");
            takeOut();
            int written = writeAgain();
            names.forEach((was, as) ->
                    sql.run(
                            "insert or replace into renamed (writer, seq, as_writer, as_seq)"
                                    + " values (?, ?, ?, ?)",
                            was.writer().value(),
                            was.seq(),
                            as.writer().value(),
                            as.seq()));
            return written;
        }

        /// Moves the forked facts aside and folds what they had touched without them.
        private void takeOut() {
            Set<AggregateId> touched =
                    new LinkedHashSet<>(
                            sql.list(
                                    "select distinct aggregate from fact_aggregate"
                                            + " join fact on fact.id = fact"
                                            + " where writer = ? and seq > ?",
                                    row -> new AggregateId(row.text(1)),
                                    old.value(),
                                    kept));
            sql.run(
                    "insert or replace into forked (writer, seq, core, person)"
                            + " select writer, seq, core, person from fact"
                            + " where writer = ? and seq > ?",
                    old.value(),
                    kept);
            sql.run(
                    "delete from fact_aggregate where fact in"
                            + " (select id from fact where writer = ? and seq > ?)",
                    old.value(),
                    kept);
            sql.run("delete from fact where writer = ? and seq > ?", old.value(), kept);
            FeedId home = device.home();
            for (AggregateId id : touched) {
                if (home == null || rooms.wholeAt(id, home)) {
                    foldAgain(id);
                }
            }
        }

        private void foldAgain(AggregateId id) {
            FactWork work = applier.work(sql);
            Snapshot before = work.folding().snapshot(id);
            List<ReadFact> rest = work.store().history(id).stream().map(codec::read).toList();
            work.rewrite(before, Folding.foldAll(rooms.foldOf(id), id, rest), rest);
        }

        private int writeAgain() {
            int written = 0;
            for (long from = kept; ; from += CHUNK) {
                List<Fact> some = forked(from);
                FactWork work = applier.work(sql);
                for (Fact fact : some) {
                    boolean aside = fact.malformed() != null || fact.id().equals(except);
                    if (!aside && !names.containsKey(fact.id())) {
                        written++;
                        FactId id = new FactId(next, written);
                        names.put(fact.id(), id);
                        work.take(codec.read(again(work, fact, id)));
                    }
                }
                work.finish();
                if (some.isEmpty()) {
                    return written;
                }
            }
        }

        private List<Fact> forked(long after) {
            return sql.list(
                    "select core, person, seq from forked where writer = ? and seq > ? and seq <= ?"
                            + " order by seq",
                    row -> FactCodec.stored(own(row.number(3)), row.bytes(1), row.bytesOrNull(2)),
                    old.value(),
                    after,
                    after + CHUNK);
        }

        /// Behind whatever it touches now, as every fact that is written.
        private Fact again(FactWork work, Fact fact, FactId id) {
            Renaming renaming = new Renaming(names::get);
            Fact renamed = renaming.again(fact, id, fact.envelope().clock());
            HybridTime seen = work.folding().latest(renamed.envelope().aggregates());
            return seen.compareTo(renamed.envelope().clock()) < 0
                    ? renamed
                    : renaming.again(fact, id, seen.next());
        }
    }
}
