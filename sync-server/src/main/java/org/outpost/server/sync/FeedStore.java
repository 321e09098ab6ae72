// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FeedSource;
import org.outpost.server.platform.Sql;
import org.outpost.server.platform.Transactions;

/// Reads feeds. Needs no lock: what a head covers is committed.
public final class FeedStore implements FeedSource {
    private static final int PAGE = 4000;

    /// Whose facts are told whole to everybody.
    private static final String NOBODY = "";

    private final Transactions transactions;

    public FeedStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public FeedCursor head(FeedId feed) {
        return transactions.read(connection ->
                Sql.first(
                                connection,
                                "SELECT epoch, n FROM feed WHERE feed = ?",
                                row -> new FeedCursor(feed, row.getString(1), row.getLong(2)),
                                feed.value())
                        .orElse(FeedCursor.start(feed)));
    }

    /// Up to where the asker's positions of former epochs still hold.
    List<FeedCursor> joints(List<FeedCursor> cursors) {
        return cursors.stream()
                .filter(cursor -> !cursor.epoch().isEmpty())
                .filter(cursor -> !head(cursor.feed()).epoch().equals(cursor.epoch()))
                .map(cursor -> new FeedCursor(cursor.feed(), cursor.epoch(), joint(cursor)))
                .toList();
    }

    @Override
    public long joint(FeedCursor cursor) {
        return transactions.read(connection ->
                Sql.first(
                                connection,
                                "SELECT n FROM feed_joint WHERE feed = ? AND epoch = ?",
                                row -> row.getLong(1),
                                cursor.feed().value(),
                                cursor.epoch())
                        .orElse(0L));
    }

    @Override
    public List<FeedEntry> entries(FeedId feed, long after, int maxBytes) {
        return transactions.read(connection -> entries(connection, feed, after, NOBODY, maxBytes));
    }

    @Override
    public List<FeedEntry> news(FeedId feed, long after, WriterId reader, int maxBytes) {
        return transactions.read(
                connection -> entries(connection, feed, after, reader.value(), maxBytes));
    }

    @Override
    public @Nullable Digest digest(FeedId feed, long n) {
        if (n == 0) {
            return Digest.NONE;
        }
        return transactions.<@Nullable Digest>read(connection ->
                Sql.first(
                                connection,
                                "SELECT digest FROM feed_entry WHERE feed = ? AND n = ? AND digest"
                                        + " IS NOT NULL",
                                row -> Digest.of(n, row.getBytes(1)),
                                feed.value(),
                                n)
                        .orElse(null));
    }

    @Override
    public List<FeedEntry> names(FeedId feed, long after, int most) {
        return transactions.read(connection ->
                Sql.query(
                        connection,
                        "SELECT n, writer, seq FROM feed_entry WHERE feed = ? AND n > ? ORDER BY n"
                                + " LIMIT ?",
                        row ->
                                new FeedEntry(
                                        row.getLong(1),
                                        new FactId(new WriterId(row.getString(2)), row.getLong(3)),
                                        null),
                        feed.value(),
                        after,
                        most));
    }

    /// What a feed adds up to at each of these positions; empty where one of them is not known.
    List<Digest> digests(FeedId feed, List<Long> cuts) {
        List<Digest> digests = new ArrayList<>();
        for (long n : cuts) {
            Digest digest = digest(feed, n);
            if (digest == null) {
                return List.of();
            }
            digests.add(digest);
        }
        return digests;
    }

    private static List<FeedEntry> entries(
            Connection connection, FeedId feed, long after, String reader, int maxBytes)
            throws SQLException {
        List<long[]> sizes =
                Sql.query(
                        connection,
                        "SELECT e.n, CASE WHEN e.writer = ? THEN "
                                + FeedEntry.RECEIPT_WEIGHT
                                + " ELSE f.body_length END FROM feed_entry e LEFT JOIN fact f ON"
                                + " f.writer = e.writer AND f.seq = e.seq WHERE e.feed = ? AND e.n"
                                + " > ? ORDER BY e.n LIMIT "
                                + PAGE,
                        row -> new long[] {row.getLong(1), row.getLong(2)},
                        reader,
                        feed.value(),
                        after);
        long bytes = 0;
        long to = after;
        for (long[] size : sizes) {
            if (bytes > 0 && bytes + size[1] > maxBytes) {
                break;
            }
            bytes += size[1];
            to = size[0];
        }
        if (to == after) {
            return new ArrayList<>();
        }
        return Sql.query(
                connection,
                "SELECT e.n, e.writer, e.seq, "
                        + FactStore.LINE
                        + " FROM feed_entry e LEFT JOIN fact f ON f.writer = e.writer"
                        + " AND f.seq = e.seq AND e.writer <> ?"
                        + FactStore.JOIN
                        + "WHERE e.feed = ? AND e.n > ? AND e.n <= ? ORDER BY e.n",
                row ->
                        new FeedEntry(
                                row.getLong(1),
                                new FactId(new WriterId(row.getString(2)), row.getLong(3)),
                                FactStore.factIfWhole(row)),
                reader,
                feed.value(),
                after,
                to);
    }
}
