// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Ids;
import org.outpost.model.kernel.Randomness;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.SyncTokens;
import org.outpost.server.platform.Sql;

/// The epochs of the feeds. A new one begins where commits may have been lost: after a restore, or
/// when another database took over that had not got everything.
final class EpochStore {
    /// Numbers of the server's facts that were lost must never come again, and how many there were
    /// nobody knows. So they go on from the time of day, in steps no feed ever fills.
    static final long NUMBERS_PER_MILLI = 1024;

    private EpochStore() {}

    /// Begins a new epoch of every feed, the same for all.
    ///
    /// @param betrayed the mark of the epoch that is not remembered here, if it is none of those
    static void begin(Connection connection, Clock clock, Randomness randomness, String betrayed)
            throws SQLException {
        long now = clock.millis();
        Sql.query(
                connection,
                "SELECT feed FROM feed ORDER BY feed FOR UPDATE",
                row -> row.getString(1));
        Sql.update(
                connection,
                "UPDATE feed_joint j JOIN feed f ON f.feed = j.feed SET j.n = LEAST(j.n, f.n)");
        Sql.update(
                connection,
                "INSERT INTO feed_joint (feed, epoch, n, began_at) SELECT feed, epoch, n, ? FROM"
                        + " feed",
                now);
        Sql.update(
                connection,
                "INSERT IGNORE INTO feed_joint (feed, epoch, n, began_at) SELECT feed, ?, 0, ?"
                        + " FROM feed",
                betrayed,
                now);
        String epoch = Ids.random(randomness);
        long number = now * NUMBERS_PER_MILLI + (randomness.bytes(1)[0] & 0xff);
        List<String> feeds =
                Sql.query(connection, "SELECT feed FROM feed", row -> row.getString(1));
        for (String feed : feeds) {
            Sql.update(
                    connection,
                    "UPDATE feed SET epoch = ?, server_seq = GREATEST(server_seq + 1, ?)"
                            + " WHERE feed = ?",
                    epoch,
                    number,
                    feed);
        }
    }

    /// A backup was put back: a new epoch begins, once for each name of such a restore. What the
    /// first counters would only find out by their tokens is known before any of them comes.
    ///
    /// @return whether it began now
    static boolean restored(Connection connection, Clock clock, Randomness randomness, String label)
            throws SQLException {
        boolean fresh =
                1
                        == Sql.update(
                                connection,
                                "INSERT IGNORE INTO restored (label, began_at) VALUES (?, ?)",
                                label,
                                clock.millis());
        if (fresh) {
            begin(connection, clock, randomness, FeedCursor.NO_EPOCH);
        }
        return fresh;
    }

    /// The marks of the epochs a feed had before, the oldest first. One that a token betrayed came
    /// after the one it was forgotten in, and of it only the mark is known.
    static List<String> former(Connection connection, FeedId feed) throws SQLException {
        return Sql.query(
                connection,
                "SELECT epoch FROM feed_joint WHERE feed = ? AND epoch <> '' ORDER BY began_at,"
                        + " CHAR_LENGTH(epoch) DESC",
                row -> SyncTokens.mark(row.getString(1)),
                feed.value());
    }

    /// Whether the server may have written this fact into a feed and lost it: it is not here, a new
    /// epoch began since, and its number is below those that are given now.
    static boolean mayHaveLost(Connection connection, FeedId feed, FactId id) throws SQLException {
        return id.writer().equals(WriterId.serverOf(feed))
                && Sql.first(
                                connection,
                                "SELECT f.server_seq FROM feed f WHERE f.feed = ? AND f.server_seq"
                                        + " >= ? AND EXISTS (SELECT 1 FROM feed_joint) AND NOT EXISTS (SELECT 1 FROM fact t WHERE"
                                        + " t.writer = ? AND t.seq = ?)",
                                row -> row.getLong(1),
                                feed.value(),
                                id.seq(),
                                id.writer().value(),
                                id.seq())
                        .isPresent();
    }

    /// The epoch of a feed; the empty one of a feed nobody wrote in yet.
    static String of(Connection connection, FeedId feed) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT epoch FROM feed WHERE feed = ?",
                        row -> row.getString(1),
                        feed.value())
                .orElse(FeedCursor.NO_EPOCH);
    }
}
