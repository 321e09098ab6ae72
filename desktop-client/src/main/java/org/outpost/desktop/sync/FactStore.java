// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.Row;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.AggregateSource;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FoldPlace;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.ReverseFact;
import org.outpost.model.sync.Rooms;
import org.outpost.model.sync.Ruling;
import org.outpost.model.sync.Snapshot;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.Json;

/// Facts and version rows in the local file, within one reading or transaction.
final class FactStore implements AggregateSource {
    private static final int AT_ONCE = 64;
    private static final String ONE_SNAPSHOT =
            "select clock, writer, seq, state, version, followers, id from aggregate where id = ?";
    private static final String SNAPSHOTS =
            "select clock, writer, seq, state, version, followers, id from aggregate"
                    + " where id in (?"
                    + ", ?".repeat(AT_ONCE - 1)
                    + ")";

    private final Sql sql;
    private final Rooms rooms;
    private final Map<AggregateId, Snapshot> read = new HashMap<>();

    FactStore(Sql sql, Rooms rooms) {
        this.sql = sql;
        this.rooms = rooms;
    }

    @Override
    public Map<AggregateId, Snapshot> snapshots(Collection<AggregateId> ids) {
        Map<AggregateId, Snapshot> found = new HashMap<>();
        List<AggregateId> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            int last = Math.min(all.size(), from + AT_ONCE) - 1;
            @Nullable Object[] some = new Object[all.size() == 1 ? 1 : AT_ONCE];
            for (int i = 0; i < some.length; i++) {
                some[i] = all.get(Math.min(from + i, last)).value();
            }
            sql.each(
                    some.length == 1 ? ONE_SNAPSHOT : SNAPSHOTS,
                    row -> {
                        AggregateId id = new AggregateId(row.text(7));
                        found.put(id, snapshot(id, row));
                    },
                    some);
        }
        read.putAll(found);
        return found;
    }

    @Override
    public List<Fact> history(AggregateId id) {
        return sql.list(
                "select core, person, fact.writer, fact.seq from fact_aggregate join fact on fact.id = fact"
                        + " where aggregate = ? order by fact.id",
                FactStore::fact,
                id.value());
    }

    /// The state as it was read in this transaction; that of nothing where there was none.
    Object before(AggregateId id) {
        Snapshot snapshot = read.get(id);
        return snapshot == null ? rooms.foldOf(id).empty(id) : snapshot.state();
    }

    /// Adds a fact; false where it is known already.
    boolean add(ReadFact readFact) {
        Fact fact = readFact.fact();
        Long id =
                sql.first(
                        "insert into fact (writer, seq, type, recorded, core, person)"
                                + " values (?, ?, ?, ?, ?, ?) on conflict (writer, seq) do nothing"
                                + " returning id",
                        row -> row.number(1),
                        fact.id().writer().value(),
                        fact.id().seq(),
                        fact.type(),
                        fact.envelope().recorded(),
                        fact.core(),
                        fact.person());
        if (id == null) {
            return false;
        }
        note(id, readFact);
        return true;
    }

    /// Keeps a fact as it is given, whatever lies under its id.
    ///
    /// @return the aggregates that are to be folded again
    Set<AggregateId> replace(ReadFact readFact) {
        Fact fact = readFact.fact();
        Set<AggregateId> touched = new LinkedHashSet<>(fact.envelope().aggregates());
        if (add(readFact)) {
            return touched;
        }
        long id =
                sql.number(
                        "select id from fact where writer = ? and seq = ?",
                        fact.id().writer().value(),
                        fact.id().seq());
        touched.addAll(
                sql.list(
                        "select aggregate from fact_aggregate where fact = ?",
                        row -> new AggregateId(row.text(1)),
                        id));
        sql.run("delete from fact_aggregate where fact = ?", id);
        sql.run(
                "update fact set type = ?, recorded = ?, core = ?, person = ? where id = ?",
                fact.type(),
                fact.envelope().recorded(),
                fact.core(),
                fact.person(),
                id);
        note(id, readFact);
        return touched;
    }

    private void note(long id, ReadFact readFact) {
        Fact fact = readFact.fact();
        for (AggregateId aggregate : fact.envelope().aggregates()) {
            sql.run(
                    "insert or ignore into fact_aggregate (aggregate, fact) values (?, ?)",
                    aggregate.value(),
                    id);
        }
        noteSaying(readFact);
    }

    /// Keeps what a fact that was just added says about another one.
    void noteSaying(ReadFact readFact) {
        Fact fact = readFact.fact();
        if (readFact.body() instanceof Ruling ruling && fact.id().writer().isServer()) {
            rule(fact.id().seq(), ruling);
        }
        if (readFact.body() instanceof ReverseFact reversal) {
            reverse(fact, reversal);
        }
    }

    /// Takes the person part out of a fact; what it says of itself stays.
    void dropPerson(FactId id) {
        sql.run(
                "update fact set person = null where writer = ? and seq = ?",
                id.writer().value(),
                id.seq());
    }

    /// Puts the person part back into a fact it was taken out of when its thing was left behind.
    ///
    /// @return whether it was
    boolean restorePerson(Fact fact) {
        return fact.person() != null
                && sql.run(
                                "update fact set person = ?1 where writer = ?2 and seq = ?3"
                                        + " and person is null and core = ?4 and exists"
                                        + " (select 1 from fact_aggregate touch join left_behind on"
                                        + " left_behind.thing = touch.aggregate where touch.fact ="
                                        + " fact.id)",
                                fact.person(),
                                fact.id().writer().value(),
                                fact.id().seq(),
                                fact.core())
                        > 0;
    }

    void put(Snapshot snapshot) {
        FoldPlace last = snapshot.last();
        if (last == null) {
            return;
        }
        sql.run(
                "insert into aggregate (id, clock, writer, seq, state, version, followers)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set"
                        + " clock = excluded.clock, writer = excluded.writer, seq = excluded.seq,"
                        + " state = excluded.state, version = excluded.version,"
                        + " followers = excluded.followers",
                snapshot.id().value(),
                last.clock().ticks(),
                last.writer().value(),
                last.seq(),
                Json.write(snapshot.state()),
                snapshot.version() + 1,
                snapshot.followers().stream()
                        .map(FeedId::value)
                        .sorted()
                        .collect(Collectors.joining(",")));
    }

    @Nullable Fact fact(FactId id) {
        return sql.first(
                "select core, person, fact.writer, fact.seq from fact where writer = ? and seq = ?",
                FactStore::fact,
                id.writer().value(),
                id.seq());
    }

    /// What a fact of a former life of this file is called now; null where it kept its name, or
    /// where a fact has come that has it by right: the other copy's, which is what screens show
    /// under that name from then on.
    @Nullable FactId renamed(FactId id) {
        FactId now = null;
        for (FactId next = id; next != null; next = renamedOnce(next)) {
            now = next;
        }
        return id.equals(now) ? null : now;
    }

    private @Nullable FactId renamedOnce(FactId id) {
        return sql.first(
                "select as_writer, as_seq from renamed was where writer = ? and seq = ? and not"
                        + " exists (select 1 from fact where fact.writer = was.writer"
                        + " and fact.seq = was.seq)",
                row -> new FactId(new WriterId(row.text(1)), row.number(2)),
                id.writer().value(),
                id.seq());
    }

    /// Whether any fact has another name now than it had.
    boolean anyRenamed() {
        return sql.number("select exists (select 1 from renamed)") == 1;
    }

    List<Fact> factsOf(WriterId writer, long after, long upTo) {
        return sql.list(
                "select core, person, fact.writer, fact.seq from fact where writer = ? and seq > ? and seq <= ?"
                        + " order by seq",
                FactStore::fact,
                writer.value(),
                after,
                upTo);
    }

    /// A writer's facts behind a number, until they are so many or reach so many bytes; at least
    /// one if any.
    List<Fact> factsOf(WriterId writer, long after, int maxFacts, int maxBytes) {
        List<Fact> facts = new ArrayList<>();
        long bytes = 0;
        for (Fact fact : factsOf(writer, after, after + maxFacts)) {
            bytes += fact.size();
            if (!facts.isEmpty() && bytes > maxBytes) {
                break;
            }
            facts.add(fact);
        }
        return facts;
    }

    long lastSeq(WriterId writer) {
        return sql.number("select max(seq) from fact where writer = ?", writer.value());
    }

    /// Those taken back again don't count.
    long countOf(WriterId writer, String type, long since) {
        return sql.number(
                "select count(*) from fact where recorded >= ? and type = ? and writer = ?"
                        + " and not exists (select 1 from reversal where"
                        + " reversal.writer = fact.writer and reversal.seq = fact.seq)",
                since,
                type,
                writer.value());
    }

    @Nullable Long oldestAfter(WriterId writer, long seq) {
        return sql.first(
                "select min(recorded) from fact where writer = ? and seq > ?",
                row -> row.numberOrNull(1),
                writer.value(),
                seq);
    }

    private void rule(long number, Ruling ruling) {
        sql.run(
                "insert into ruling (writer, seq, ruled, kind, code, details)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (writer, seq) do update set"
                        + " ruled = excluded.ruled, kind = excluded.kind, code = excluded.code,"
                        + " details = excluded.details where excluded.ruled > ruled",
                ruling.of().writer().value(),
                ruling.of().seq(),
                number,
                ruling.getClass().getSimpleName(),
                ruling.code(),
                String.join("\n", ruling.details()));
    }

    private void reverse(Fact fact, ReverseFact reversal) {
        sql.run(
                "insert or ignore into reversal (writer, seq, by_writer, by_seq, who, at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                reversal.of().writer().value(),
                reversal.of().seq(),
                fact.id().writer().value(),
                fact.id().seq(),
                fact.envelope().who().value(),
                fact.envelope().happened());
    }

    private Snapshot snapshot(AggregateId id, Row row) {
        Set<FeedId> followers =
                Stream.of(row.text(6).split(",", -1))
                        .filter(text -> !text.isEmpty())
                        .map(FeedId::new)
                        .collect(Collectors.toCollection(() -> new TreeSet<>(FactStore::byValue)));
        return new Snapshot(
                id,
                new FoldPlace(
                        new HybridTime(row.number(1)), new WriterId(row.text(2)), row.number(3)),
                Json.read(row.bytes(4), rooms.foldOf(id).stateType()),
                row.number(5),
                followers);
    }

    private static int byValue(FeedId one, FeedId other) {
        return one.value().compareTo(other.value());
    }

    private static Fact fact(Row row) {
        FactId id = new FactId(new WriterId(row.text(3)), row.number(4));
        return FactCodec.stored(id, row.bytes(1), row.bytesOrNull(2));
    }
}
