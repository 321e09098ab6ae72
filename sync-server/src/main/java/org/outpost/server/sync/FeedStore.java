// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FeedSource;
import org.outpost.server.platform.Sql;
import org.outpost.server.platform.Transactions;

/// Reads feeds. Needs no lock: what a head covers is committed.
public final class FeedStore implements FeedSource {
    private static final int PAGE = 4000;

    private static final int LEAST = 20;

    /// What a registration takes.
    private static final int USUAL_BYTES = 400;

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
        return transactions.read(connection -> entries(connection, feed, after, null, maxBytes));
    }

    @Override
    public List<FeedEntry> news(FeedId feed, long after, WriterId reader, int maxBytes) {
        return transactions.read(connection -> entries(connection, feed, after, reader, maxBytes));
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
        return transactions.read(connection -> names(connection, feed, after, most));
    }

    /// The next entries of a feed by name alone.
    static List<FeedEntry> names(Connection connection, FeedId feed, long after, int most)
            throws SQLException {
        return Sql.query(
                connection,
                "SELECT n, writer, seq FROM feed_entry WHERE feed = ? AND n > ? ORDER BY n LIMIT ?",
                FeedStore::name,
                feed.value(),
                after,
                most);
    }

    /// A row of `n, writer, seq`.
    static FeedEntry name(ResultSet row) throws SQLException {
        return new FeedEntry(
                row.getLong("n"),
                new FactId(new WriterId(row.getString("writer")), row.getLong("seq")),
                null);
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

    /// What fits, and one at least. How large a fact is stands beside it: as many are read as are
    /// likely to fit, and again where there is room left.
    private static List<FeedEntry> entries(
            Connection connection, FeedId feed, long after, @Nullable WriterId reader, int maxBytes)
            throws SQLException {
        List<FeedEntry> fitting = new ArrayList<>();
        long bytes = 0;
        long at = after;
        while (fitting.size() < PAGE) {
            int likely = (int) Math.max(LEAST, (maxBytes - bytes) / USUAL_BYTES);
            int most = Math.min(PAGE - fitting.size(), likely);
            List<FeedEntry> names = names(connection, feed, at, most);
            for (FeedEntry entry : told(connection, names, reader)) {
                if (bytes > 0 && bytes + entry.weight() > maxBytes) {
                    return fitting;
                }
                bytes += entry.weight();
                fitting.add(entry);
            }
            if (names.size() < most) {
                return fitting;
            }
            at = names.getLast().n();
        }
        return fitting;
    }

    /// The same entries with their facts as far as they lie here whole, but not the reader's own.
    static List<FeedEntry> told(
            Connection connection, List<FeedEntry> names, @Nullable WriterId reader)
            throws SQLException {
        Map<FactId, Fact> facts =
                FactStore.whole(
                        connection,
                        names.stream()
                                .map(FeedEntry::id)
                                .filter(id -> !id.writer().equals(reader))
                                .toList());
        return names.stream()
                .map(name -> new FeedEntry(name.n(), name.id(), facts.get(name.id())))
                .toList();
    }
}
