// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Row;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.FactReader;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.Folding;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Rooms;
import org.outpost.model.sync.Snapshot;

/// Makes every room's tables again from the facts alone, and tells whether they came out as they
/// were. The self-check behind `./outpost desktop --rebuild --check`: slow, complete, and in one
/// transaction, so that it changes all or nothing.
public final class Rebuild {
    private static final String VERSIONS =
            "select id, clock, writer, seq, state, followers from aggregate order by id";

    private static final int PAGE = 500;

    private final LocalDatabase database;
    private final Device device;
    private final Rooms rooms;
    private final FactReader reader;
    private final List<FactConsumer> consumers;

    public Rebuild(
            LocalDatabase database,
            Device device,
            Rooms rooms,
            FactReader reader,
            List<FactConsumer> consumers) {
        this.database = database;
        this.device = device;
        this.rooms = rooms;
        this.reader = reader;
        this.consumers = List.copyOf(consumers);
    }

    /// Builds all projections anew.
    ///
    /// @return the tables, by their query, that did not come out equal; empty where all did
    public List<String> run() {
        return database.write(sql -> {
            List<String> queries = new ArrayList<>(List.of(VERSIONS));
            consumers.forEach(consumer -> queries.addAll(consumer.dumps()));
            List<String> before = queries.stream().map(query -> digest(sql, query)).toList();
            rebuild(sql);
            List<String> different = new ArrayList<>();
            for (int i = 0; i < queries.size(); i++) {
                if (!digest(sql, queries.get(i)).equals(before.get(i))) {
                    different.add(queries.get(i));
                }
            }
            return different;
        });
    }

    /// How many facts it read, for the report.
    public long facts() {
        return database.read(sql -> sql.number("select count(*) from fact"));
    }

    /// Makes one room's tables again from the states that are kept, inside a running transaction:
    /// its tables have got new columns.
    public void again(Sql sql, FactConsumer consumer) {
        consumer.clear(sql);
        List<AggregateId> ids =
                sql.list("select id from aggregate order by id", row -> row.text(1)).stream()
                        .map(AggregateId::new)
                        .filter(id -> consumer.kinds().contains(id.kind()))
                        .toList();
        for (int from = 0; from < ids.size(); from += PAGE) {
            List<AggregateId> page = ids.subList(from, Math.min(ids.size(), from + PAGE));
            FactStore store = new FactStore(sql, rooms);
            store.snapshots(page);
            List<FactConsumer.Arrival> states =
                    page.stream()
                            .map(id ->
                                    new FactConsumer.Arrival(
                                            id, rooms.foldOf(id).empty(id), store.before(id)))
                            .toList();
            consumer.arrivals(states).write(sql, id -> true);
        }
    }

    private void rebuild(Sql sql) {
        FactStore store = new FactStore(sql, rooms);
        sql.run("delete from aggregate");
        consumers.forEach(consumer -> consumer.clear(sql));
        List<String> ids =
                sql.list(
                        "select aggregate from fact_aggregate group by aggregate"
                                + " order by min(fact), aggregate",
                        row -> row.text(1));
        for (String text : ids) {
            AggregateId id = new AggregateId(text);
            FeedId home = device.home();
            if (home != null && !rooms.wholeAt(id, home) || MembershipStore.leftBehind(sql, id)) {
                continue;
            }
            Fold<?> fold = rooms.foldOf(id);
            List<ReadFact> facts = store.history(id).stream().map(reader::read).toList();
            Object state = Folding.foldAll(fold, id, facts);
            Snapshot snapshot =
                    new Snapshot(
                            id,
                            facts.stream()
                                    .map(read -> read.fact().place())
                                    .max(Comparator.naturalOrder())
                                    .orElse(null),
                            state,
                            0,
                            Set.of());
            store.put(snapshot);
            for (FactConsumer consumer : consumers) {
                if (consumer.kinds().contains(id.kind())) {
                    consumer.changed(sql, id, fold.empty(id), state);
                }
            }
        }
    }

    private static String digest(Sql sql, String query) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            sql.each(query, row -> add(digest, row));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, Row row) {
        for (int column = 1; column <= row.width(); column++) {
            byte[] value = row.bytesOrNull(column);
            byte[] bytes = value == null ? new byte[0] : value;
            String head = value == null ? "-;" : bytes.length + ";";
            digest.update(head.getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
    }
}
