// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.LoadManifest;
import org.outpost.server.platform.Sql;
import org.outpost.server.platform.Transactions;

/// Manifests of first loads, which blocks they name, and the facts that blocks are cut from.
final class LoadStore {
    private static final int AT_ONCE = 500;

    private final Transactions transactions;

    LoadStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /// The manifest of a feed in the epoch it has now; none where it has none, or one of an epoch
    /// that is over.
    Optional<LoadManifest.Signed> manifest(FeedId feed) {
        return transactions.read(connection ->
                Sql.first(
                        connection,
                        "SELECT l.document, l.signature FROM first_load l JOIN feed f ON f.feed ="
                                + " l.feed AND f.epoch = l.epoch AND f.n >= l.n WHERE l.feed = ?",
                        row -> new LoadManifest.Signed(row.getBytes(1), row.getBytes(2)),
                        feed.value()));
    }

    /// Feeds of a size, that have no manifest or have gone on by a share since: those that went on
    /// most first.
    ///
    /// @param least entries a feed must have, and that must have come since
    /// @param share the part of the whole that must have come since: one in so many
    List<FeedId> due(long least, long share) {
        return transactions.read(connection ->
                Sql.query(
                        connection,
                        "SELECT f.feed FROM feed f LEFT JOIN first_load l ON l.feed = f.feed AND"
                                + " l.epoch = f.epoch WHERE f.n >= ? AND (l.feed IS NULL OR f.n - l.n"
                                + " >= GREATEST(?, f.n DIV ?)) ORDER BY f.n - COALESCE(l.n, 0) DESC"
                                + " LIMIT 10",
                        row -> new FeedId(row.getString(1)),
                        least,
                        least,
                        share));
    }

    /// How long a block of this name is; none where the feed has none.
    Optional<Long> block(FeedId feed, String hash) {
        return transactions.read(connection ->
                Sql.first(
                        connection,
                        "SELECT bytes FROM load_block WHERE feed = ? AND hash = ? AND is_stored",
                        row -> row.getLong(1),
                        feed.value(),
                        hash));
    }

    /// Writes a block down before it is stored.
    ///
    /// @return whether it is stored already
    boolean note(FeedId feed, String hash, long bytes, long now) {
        return transactions.call(connection -> {
            Sql.update(
                    connection,
                    "INSERT INTO load_block (feed, hash, bytes, is_stored, unused_since) VALUES (?, ?,"
                            + " ?, FALSE, ?) ON DUPLICATE KEY UPDATE unused_since ="
                            + " IF(unused_since IS NULL, NULL, VALUES(unused_since))",
                    feed.value(),
                    hash,
                    bytes,
                    now);
            return Sql.first(
                            connection,
                            "SELECT is_stored FROM load_block WHERE feed = ? AND hash = ?",
                            row -> row.getBoolean(1),
                            feed.value(),
                            hash)
                    .orElse(false);
        });
    }

    /// The block is stored.
    void stored(FeedId feed, String hash) {
        transactions.run(connection ->
                Sql.update(
                        connection,
                        "UPDATE load_block SET is_stored = TRUE WHERE feed = ? AND hash = ?",
                        feed.value(),
                        hash));
    }

    /// Makes this the manifest of its feed, unless the feed began a new epoch meanwhile; the blocks
    /// it names are in use, all others of the feed are not.
    boolean publish(LoadManifest manifest, LoadManifest.Signed signed) {
        Set<String> hashes = new HashSet<>();
        manifest.blocks().forEach(block -> hashes.add(block.hash()));
        FeedId feed = manifest.feed();
        return transactions.call(connection -> {
            boolean standing =
                    Sql.first(
                                    connection,
                                    "SELECT 1 FROM feed WHERE feed = ? AND epoch = ?",
                                    row -> row.getLong(1),
                                    feed.value(),
                                    manifest.epoch())
                            .isPresent();
            if (!standing) {
                return false;
            }
            Sql.update(
                    connection,
                    "INSERT INTO first_load (feed, epoch, n, made_at, document, signature) VALUES"
                            + " (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE epoch = VALUES(epoch), n ="
                            + " VALUES(n), made_at = VALUES(made_at), document = VALUES(document),"
                            + " signature = VALUES(signature)",
                    feed.value(),
                    manifest.epoch(),
                    manifest.n(),
                    manifest.made(),
                    signed.document(),
                    signed.signature());
            Sql.update(
                    connection,
                    "UPDATE load_block SET unused_since = ? WHERE feed = ? AND unused_since IS NULL",
                    manifest.made(),
                    feed.value());
            for (List<String> some : parts(hashes)) {
                Sql.update(
                        connection,
                        "UPDATE load_block SET unused_since = NULL WHERE feed = ? AND hash IN ("
                                + marks(some.size())
                                + ")",
                        values(feed, some));
            }
            return true;
        });
    }

    /// Blocks that no manifest has named since then.
    List<Unused> unused(long before) {
        return transactions.read(connection ->
                Sql.query(
                        connection,
                        "SELECT feed, hash FROM load_block WHERE unused_since < ? LIMIT 100",
                        row -> new Unused(new FeedId(row.getString(1)), row.getString(2)),
                        before));
    }

    /// Forgets a block, unless a manifest has named it meanwhile.
    boolean forget(Unused block, long before) {
        return transactions.call(connection ->
                Sql.update(
                                connection,
                                "DELETE FROM load_block WHERE feed = ? AND hash = ? AND"
                                        + " unused_since < ?",
                                block.feed().value(),
                                block.hash(),
                                before)
                        > 0);
    }

    /// The entries at these positions, which are ascending and all there.
    List<FeedEntry> entries(FeedId feed, long[] positions) {
        List<Long> all = new ArrayList<>(positions.length);
        for (long position : positions) {
            all.add(position);
        }
        return transactions.call(connection -> {
            List<FeedEntry> entries = new ArrayList<>(positions.length);
            for (List<Long> some : parts(all)) {
                entries.addAll(some(connection, feed, some));
            }
            return entries;
        });
    }

    private static List<FeedEntry> some(Connection connection, FeedId feed, List<Long> positions)
            throws SQLException {
        boolean run = positions.getLast() - positions.getFirst() == positions.size() - 1;
        List<FeedEntry> names =
                Sql.query(
                        connection,
                        "SELECT n, writer, seq FROM feed_entry WHERE feed = ? AND "
                                + (run
                                        ? "n BETWEEN ? AND ?"
                                        : "n IN (" + marks(positions.size()) + ")")
                                + " ORDER BY n",
                        FeedStore::name,
                        run
                                ? new Object[] {
                                    feed.value(), positions.getFirst(), positions.getLast()
                                }
                                : values(feed, positions));
        List<FeedEntry> entries = FeedStore.told(connection, names, null);
        if (entries.stream().anyMatch(entry -> entry.fact() == null)) {
            throw new IllegalStateException("a fact of a block can't be read any more");
        }
        return entries;
    }

    private static <T> List<List<T>> parts(Collection<T> all) {
        List<T> list = List.copyOf(all);
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < list.size(); from += AT_ONCE) {
            parts.add(list.subList(from, Math.min(list.size(), from + AT_ONCE)));
        }
        return parts;
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private static @Nullable Object[] values(FeedId feed, Collection<?> more) {
        List<Object> values = new ArrayList<>();
        values.add(feed.value());
        values.addAll(more);
        return values.toArray();
    }

    /// A block nothing needs any more.
    record Unused(FeedId feed, String hash) {}
}
