// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.BatchHeader;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Sha256;
import org.outpost.model.wire.Json;
import org.outpost.server.platform.Sql;

/// What the daily look reads: every question goes along a primary key, for a few rows.
final class AuditStore {
    /// How far from a fact the others of its batch are looked for.
    private static final long NEAR = 2_000;

    private static final String TURN =
            "SELECT began_at, feed, is_over, looked FROM audit_turn WHERE id = 1";

    private AuditStore() {}

    /// How far the look has got.
    ///
    /// @param feed the last feed that was looked at
    /// @param looked how many entries were
    record Turn(long beganAt, String feed, boolean isOver, long looked) {}

    /// A feed with its head.
    record Head(FeedId feed, long n) {}

    /// An entry, and the fact as it lies here.
    ///
    /// @param upTo what the feed added up to with it, when it came in
    /// @param isThere whether anything lies where the fact should
    /// @param fact null where what lies there is no fact
    record Entry(
            long n,
            FactId id,
            @Nullable Digest upTo,
            @Nullable Long batch,
            boolean isThere,
            @Nullable Fact fact) {}

    /// A fact's row.
    ///
    /// @param isEntered whether it stands in a feed; what nobody could read stands in none
    record Row(long seq, @Nullable Long batch, boolean isEntered) {}

    /// A batch as it lies here.
    record Kept(String hash, byte[] header, byte[] signature, byte[] body) {
        /// What it says of itself; null where that is damaged.
        @Nullable BatchHeader head() {
            if (!hash.equals(Sha256.hex(header))) {
                return null;
            }
            try {
                return Json.read(header, BatchHeader.class);
            } catch (MalformedException damaged) {
                return null;
            }
        }

        /// Whether every byte of it is the one that was acknowledged.
        boolean isWhole() {
            BatchHeader head = head();
            return head != null && head.bodyHash().equals(Sha256.hex(body));
        }

        FrozenBatch batch() {
            String document =
                    "{\"facts\":"
                            + FactStore.text(body)
                            + ",\"header\":"
                            + FactStore.text(header)
                            + ",\"signature\":\""
                            + Base64.getEncoder().encodeToString(signature)
                            + "\"}";
            return Json.read(document.getBytes(StandardCharsets.UTF_8), FrozenBatch.class);
        }
    }

    static Optional<Turn> turn(Connection connection) throws SQLException {
        return Sql.first(
                connection,
                TURN,
                row ->
                        new Turn(
                                row.getLong(1),
                                row.getString(2),
                                row.getBoolean(3),
                                row.getLong(4)));
    }

    static void put(Connection connection, Turn turn) throws SQLException {
        Sql.update(
                connection,
                "REPLACE INTO audit_turn (id, began_at, feed, is_over, looked) VALUES (1, ?, ?, ?,"
                        + " ?)",
                turn.beganAt(),
                turn.feed(),
                turn.isOver(),
                turn.looked());
    }

    /// The feeds behind one, by name.
    static List<Head> feeds(Connection connection, String after, int most) throws SQLException {
        return Sql.query(
                connection,
                "SELECT feed, n FROM feed WHERE feed > ? ORDER BY feed LIMIT ?",
                row -> new Head(new FeedId(row.getString(1)), row.getLong(2)),
                after,
                most);
    }

    static List<Entry> entries(Connection connection, FeedId feed, long from, long to)
            throws SQLException {
        return Sql.query(
                connection,
                "SELECT e.n, e.writer, e.seq, e.digest, f.batch, "
                        + FactStore.LINE
                        + " FROM feed_entry e LEFT JOIN fact f ON f.writer = e.writer"
                        + " AND f.seq = e.seq"
                        + FactStore.JOIN
                        + "WHERE e.feed = ? AND e.n > ? AND e.n <= ? ORDER BY e.n",
                AuditStore::entry,
                feed.value(),
                from,
                to);
    }

    /// What the feed added up to at a position; null where that is not known.
    static @Nullable Digest digest(Connection connection, FeedId feed, long n) throws SQLException {
        return n == 0
                ? Digest.NONE
                : Sql.first(
                                connection,
                                "SELECT digest FROM feed_entry WHERE feed = ? AND n = ? AND digest"
                                        + " IS NOT NULL",
                                row -> Digest.of(n, row.getBytes(1)),
                                feed.value(),
                                n)
                        .orElse(null);
    }

    /// A writer's facts from one number to another, as far as one question may go.
    static SortedMap<Long, Row> rows(
            Connection connection, WriterId writer, long first, long last, int most)
            throws SQLException {
        SortedMap<Long, Row> found = new TreeMap<>();
        Sql.query(
                        connection,
                        "SELECT seq, batch, type FROM fact WHERE writer = ? AND seq BETWEEN ? AND ?"
                                + " ORDER BY seq LIMIT ?",
                        AuditStore::row,
                        writer.value(),
                        first,
                        last,
                        most)
                .forEach(row -> found.put(row.seq(), row));
        return found;
    }

    /// The last fact of the writer before this number that is here.
    static @Nullable Row before(Connection connection, WriterId writer, long seq)
            throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT seq, batch, type FROM fact WHERE writer = ? AND seq < ? ORDER BY"
                                + " seq DESC LIMIT 1",
                        AuditStore::row,
                        writer.value(),
                        seq)
                .orElse(null);
    }

    /// The first fact of the writer behind this number that is here.
    static @Nullable Row behind(Connection connection, WriterId writer, long seq)
            throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT seq, batch, type FROM fact WHERE writer = ? AND seq > ? ORDER BY"
                                + " seq LIMIT 1",
                        AuditStore::row,
                        writer.value(),
                        seq)
                .orElse(null);
    }

    /// The first and the last number of a batch, by the rows of its facts.
    static long[] span(Connection connection, WriterId writer, long batch, long near)
            throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT MIN(seq), MAX(seq) FROM fact WHERE writer = ? AND seq BETWEEN ? AND"
                                + " ? AND batch = ?",
                        row -> new long[] {row.getLong(1), row.getLong(2)},
                        writer.value(),
                        near - NEAR,
                        near + NEAR,
                        batch)
                .orElse(new long[] {near, near});
    }

    static @Nullable Kept kept(Connection connection, WriterId writer, long number)
            throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT hash, header, signature, body FROM batch WHERE writer = ? AND"
                                + " number = ?",
                        row ->
                                new Kept(
                                        row.getString(1),
                                        row.getBytes(2),
                                        row.getBytes(3),
                                        row.getBytes(4)),
                        writer.value(),
                        number)
                .orElse(null);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        long n = row.getLong(1);
        byte[] sum = row.getBytes(4);
        byte[] line = row.getBytes("line");
        return new Entry(
                n,
                new FactId(new WriterId(row.getString(2)), row.getLong(3)),
                sum == null ? null : Digest.of(n, sum),
                Sql.longOrNull(row, "batch"),
                line != null && line.length > 0,
                FactStore.factIfWhole(row));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getLong(1), Sql.longOrNull(row, "batch"), !row.getString(3).isEmpty());
    }
}
