// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.Fact;
import org.outpost.server.platform.Sql;
import org.outpost.server.platform.Transactions;

/// Adds up feeds that are older than digests, from their beginning, a stretch at a time. The last
/// stretch is added under the feed's lock: whoever enters facts behind it goes on from the sum.
final class FeedSumStore {
    /// How many entries one transaction adds up.
    static final int STEP = 2_000;

    private static final int STEPS = 100;

    private final Transactions transactions;

    FeedSumStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Goes on with a feed, for a hundred stretches at most.
    void addUp(FeedId feed) {
        for (int i = 0; i < STEPS; i++) {
            if (!transactions.call(connection -> step(connection, feed))) {
                return;
            }
        }
    }

    /// @return whether there is more to add up
    private static boolean step(Connection connection, FeedId feed) throws SQLException {
        Long n = openHead(connection, feed, "");
        if (n == null) {
            return false;
        }
        long from = added(connection, feed, n);
        boolean last = n - from <= STEP;
        if (last) {
            n = openHead(connection, feed, " FOR UPDATE");
            if (n == null) {
                return false;
            }
        }
        List<AuditStore.Entry> entries =
                AuditStore.entries(connection, feed, from, last ? n : from + STEP);
        Digest sum = AuditStore.digest(connection, feed, from);
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "UPDATE feed_entry SET digest = ? WHERE feed = ? AND n = ?")) {
            for (AuditStore.Entry entry : entries) {
                Fact fact = entry.fact();
                if (fact == null || sum == null || entry.n() != from + 1) {
                    // What is damaged or lacking is found by the look itself; nobody can tell what
                    // it added.
                    return false;
                }
                from = entry.n();
                sum = sum.plus(Digest.of(fact));
                statement.setBytes(1, sum.sum());
                statement.setString(2, feed.value());
                statement.setLong(3, from);
                statement.addBatch();
            }
            if (!entries.isEmpty()) {
                statement.executeBatch();
            }
        }
        if (last && sum != null && from == n) {
            Sql.update(
                    connection,
                    "UPDATE feed SET digest = ? WHERE feed = ?",
                    sum.sum(),
                    feed.value());
        }
        return !last;
    }

    /// Where the feed ends; null where it is added up.
    private static @Nullable Long openHead(Connection connection, FeedId feed, String lock)
            throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT n FROM feed WHERE feed = ? AND digest IS NULL" + lock,
                        row -> row.getLong(1),
                        feed.value())
                .orElse(null);
    }

    /// Up to where its entries are added up: they are from the beginning on, without a hole.
    private static long added(Connection connection, FeedId feed, long head) throws SQLException {
        long low = 0;
        long high = head;
        while (low < high) {
            long middle = (low + high + 1) / 2;
            if (AuditStore.digest(connection, feed, middle) == null) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return low;
    }
}
