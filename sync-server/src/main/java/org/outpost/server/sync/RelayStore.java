// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.FeedEntry;
import org.outpost.server.platform.Sql;
import org.outpost.server.platform.Transactions;

/// How far each feed was handed on. The feed itself is the outbox: what is committed there is sent,
/// at least once, in its order.
final class RelayStore {
    private static final int PAGE = 500;

    private final Transactions transactions;

    RelayStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Feeds that went on since they were last looked at.
    List<FeedId> due() {
        return transactions.read(connection ->
                Sql.query(
                        connection,
                        "SELECT f.feed FROM feed f LEFT JOIN feed_relay r ON r.feed = f.feed WHERE"
                                + " f.n > COALESCE(r.n, 0) ORDER BY f.feed LIMIT 200",
                        row -> new FeedId(row.getString(1))));
    }

    /// Hands on the next entries of a feed that are at home there, then moves the cursor; where
    /// another node is at this feed, or handing on fails, it stays.
    ///
    /// @return whether there may be more
    boolean handOn(FeedId feed, Consumer<List<RelayedFact>> to) {
        return transactions.call(connection -> {
            Sql.update(
                    connection,
                    "INSERT IGNORE INTO feed_relay (feed, n) VALUES (?, 0)",
                    feed.value());
            Long after =
                    Sql.first(
                                    connection,
                                    "SELECT n FROM feed_relay WHERE feed = ? FOR UPDATE",
                                    row -> row.getLong(1),
                                    feed.value())
                            .orElse(0L);
            List<Entry> entries = entries(connection, feed, after);
            if (entries.isEmpty()) {
                return false;
            }
            to.accept(
                    entries.stream()
                            .map(Entry::fact)
                            .filter(fact -> fact.home().equals(feed))
                            .toList());
            Sql.update(
                    connection,
                    "UPDATE feed_relay SET n = ? WHERE feed = ?",
                    entries.getLast().n(),
                    feed.value());
            return entries.size() == PAGE;
        });
    }

    private static List<Entry> entries(Connection connection, FeedId feed, long after)
            throws SQLException {
        List<FeedEntry> names = FeedStore.names(connection, feed, after, PAGE);
        Map<FactId, Told> told =
                FactStore.named(
                        connection,
                        names.stream().map(FeedEntry::id).toList(),
                        "f.type, f.home",
                        "",
                        row ->
                                Optional.of(
                                        new Told(
                                                row.getString("type"),
                                                new FeedId(row.getString("home")))));
        List<Entry> entries = new ArrayList<>(names.size());
        for (FeedEntry name : names) {
            Told fact = told.get(name.id());
            if (fact != null) {
                entries.add(
                        new Entry(name.n(), new RelayedFact(name.id(), fact.type(), fact.home())));
            }
        }
        return entries;
    }

    private record Told(String type, FeedId home) {}

    private record Entry(long n, RelayedFact fact) {}
}
