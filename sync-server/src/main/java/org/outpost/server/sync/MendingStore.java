// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.BatchCodec;
import org.outpost.model.sync.BatchHeader;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Sha256;
import org.outpost.model.sync.WriterRow;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.JsonBatches;
import org.outpost.server.platform.Sql;

/// What was found lacking or damaged, and how it is put back.
final class MendingStore {
    private static final int MOST_WANTED = 16;

    private final BatchCodec codec;

    MendingStore(BatchCodec codec) {
        this.codec = codec;
    }

    /// A stretch of one writer's facts.
    ///
    /// @param what `damaged`: other bytes than were acknowledged; `no fact`: none; `no entry`:
    ///   here, but not in its feed; `sum`: the feed has a hole, and the numbers are its positions
    /// @param batch null where they came in none
    record Finding(
            String what,
            FeedId feed,
            WriterId writer,
            @Nullable Long batch,
            long firstSeq,
            long lastSeq) {}

    /// Notes a finding; once until it is put right.
    static void note(Connection connection, Finding finding, long now) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO audit_finding (found_at, what, feed, writer, batch, first_seq,"
                        + " last_seq) SELECT ?, ?, ?, ?, ?, ?, ? FROM DUAL WHERE NOT EXISTS (SELECT"
                        + " 1 FROM audit_finding WHERE writer = ? AND first_seq = ? AND last_seq ="
                        + " ? AND what = ? AND batch <=> ? AND mended_at IS NULL)",
                now,
                finding.what(),
                finding.feed().value(),
                finding.writer().value(),
                finding.batch(),
                finding.firstSeq(),
                finding.lastSeq(),
                finding.writer().value(),
                finding.firstSeq(),
                finding.lastSeq(),
                finding.what(),
                finding.batch());
    }

    /// How many facts are not put right yet.
    static long missing(Connection connection) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT COALESCE(SUM(last_seq - first_seq + 1), 0) FROM audit_finding WHERE"
                                + " mended_at IS NULL",
                        row -> row.getLong(1))
                .orElse(0L);
    }

    /// What is not put right yet.
    static List<Finding> open(Connection connection) throws SQLException {
        return Sql.query(
                connection,
                "SELECT what, feed, writer, batch, first_seq, last_seq FROM audit_finding"
                        + " WHERE mended_at IS NULL ORDER BY id LIMIT 1000",
                MendingStore::finding);
    }

    /// The batches of a writer that are to be given back.
    static List<Long> wanted(Connection connection, WriterId writer) throws SQLException {
        return Sql.query(
                connection,
                "SELECT DISTINCT batch FROM audit_finding WHERE writer = ? AND mended_at IS NULL"
                        + " AND batch IS NOT NULL ORDER BY batch LIMIT "
                        + MOST_WANTED,
                row -> row.getLong(1),
                writer.value());
    }

    /// A batch is here whole, with all its rows.
    static void close(Connection connection, BatchHeader header, long now) throws SQLException {
        Sql.update(
                connection,
                "UPDATE audit_finding SET mended_at = ? WHERE writer = ? AND mended_at IS NULL AND"
                        + " (batch = ? OR first_seq >= ? AND last_seq <= ?)"
                        + " AND what IN ('damaged', 'no fact')",
                now,
                header.writer().value(),
                header.number(),
                header.firstSeq(),
                header.lastSeq());
    }

    /// A fact of the server is here again.
    static void close(Connection connection, FactId id, long now) throws SQLException {
        Sql.update(
                connection,
                "UPDATE audit_finding SET mended_at = ? WHERE writer = ? AND mended_at IS NULL AND"
                        + " first_seq >= ? AND last_seq <= ? AND what IN ('damaged', 'no fact')",
                now,
                id.writer().value(),
                id.seq(),
                id.seq());
    }

    /// A fact stands in its feed again.
    static void entered(Connection connection, FeedId feed, FactId id, long now)
            throws SQLException {
        Sql.update(
                connection,
                "UPDATE audit_finding SET mended_at = ? WHERE writer = ? AND first_seq = ? AND"
                        + " feed = ? AND mended_at IS NULL AND what = ?",
                now,
                id.writer().value(),
                id.seq(),
                feed.value(),
                AuditedStretch.NO_ENTRY);
    }

    /// Puts a batch back whose bytes are those that were acknowledged.
    ///
    /// @return whether something of it was lacking
    boolean putBack(Connection connection, FrozenBatch batch, long now) throws SQLException {
        byte[] header = codec.signedBytes(batch.header());
        Optional<Kept> known = kept(connection, batch);
        byte[] body = JsonBatches.body(batch.facts());
        boolean right =
                known.isPresent()
                        && known.get().hash().equals(Sha256.hex(header))
                        && batch.header().bodyHash().equals(Sha256.hex(body))
                        && EcP256.CHECK.holds(known.get().deviceKey(), header, batch.signature());
        if (!right) {
            return false;
        }
        boolean damaged =
                !Arrays.equals(body, known.get().body())
                        || !Arrays.equals(header, known.get().header());
        if (known.get().body().length == 0) {
            again(connection, batch, now);
        } else if (damaged) {
            Sql.update(
                    connection,
                    "UPDATE batch SET header = ?, signature = ?, body = ? WHERE writer = ? AND"
                            + " number = ?",
                    header,
                    batch.signature(),
                    body,
                    batch.header().writer().value(),
                    batch.header().number());
        }
        return IngestStore.headersAgain(connection, batch, now) || damaged;
    }

    private static void again(Connection connection, FrozenBatch batch, long now)
            throws SQLException {
        Sql.update(
                connection,
                "REPLACE INTO batch (writer, number, hash, header, signature, body, received_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                batch.header().writer().value(),
                batch.header().number(),
                batch.hash(),
                FactStore.text(new JsonBatches().signedBytes(batch.header())),
                batch.signature(),
                FactStore.text(JsonBatches.body(batch.facts())),
                now);
    }

    private static Optional<Kept> kept(Connection connection, FrozenBatch batch)
            throws SQLException {
        Optional<Kept> there =
                Sql.first(
                        connection,
                        "SELECT b.hash, b.header, b.body, w.device_key FROM batch b JOIN writer w"
                                + " ON w.writer = b.writer WHERE b.writer = ? AND b.number = ? FOR"
                                + " UPDATE",
                        row ->
                                new Kept(
                                        row.getString(1),
                                        row.getBytes(2),
                                        row.getBytes(3),
                                        row.getBytes(4)),
                        batch.header().writer().value(),
                        batch.header().number());
        return there.isPresent() ? there : vouched(connection, batch.header());
    }

    /// Of a batch that is not here at all, what the chain says: the batch behind it names its hash,
    /// and of the last one the writer's row does.
    private static Optional<Kept> vouched(Connection connection, BatchHeader lost)
            throws SQLException {
        WriterRow row =
                WriterStore.lock(connection, lost.writer())
                        .map(WriterStore.Known::row)
                        .orElse(null);
        if (row == null || lost.number() > row.batch()) {
            return Optional.empty();
        }
        AuditStore.Kept behind = AuditStore.kept(connection, lost.writer(), lost.number() + 1);
        BatchHeader next = behind == null ? null : behind.head();
        String hash =
                lost.number() == row.batch() ? row.chain() : next == null ? "" : next.previous();
        return Optional.of(new Kept(hash, new byte[0], new byte[0], row.deviceKey()));
    }

    /// Puts back a fact of the server itself: it came in no batch, but its feed has added it up.
    boolean putBack(Connection connection, Fact fact, long now) throws SQLException {
        if (!fact.id().writer().isServer() || !Digest.of(fact).equals(added(connection, fact))) {
            return false;
        }
        byte[] line = FactCodec.line(fact);
        byte[] lies =
                Sql.first(
                                connection,
                                "SELECT own_line FROM fact WHERE writer = ? AND seq = ? FOR UPDATE",
                                row -> row.getBytes(1),
                                fact.id().writer().value(),
                                fact.id().seq())
                        .orElse(new byte[0]);
        if (Arrays.equals(line, lies)) {
            return false;
        }
        IngestStore.ownAgain(connection, fact, now);
        return true;
    }

    /// What its home feed added for this fact; null where it has no such entry.
    private static @Nullable Digest added(Connection connection, Fact fact) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT e.digest, p.digest FROM feed_entry e LEFT JOIN feed_entry p ON"
                                + " p.feed = e.feed AND p.n = e.n - 1 WHERE e.feed = ? AND"
                                + " e.writer = ? AND e.seq = ? AND e.digest IS NOT NULL",
                        row -> {
                            byte[] before = row.getBytes(2);
                            return Digest.of(1, row.getBytes(1))
                                    .minus(before == null ? Digest.NONE : Digest.of(0, before));
                        },
                        fact.envelope().home().value(),
                        fact.id().writer().value(),
                        fact.id().seq())
                .orElse(null);
    }

    private static Finding finding(ResultSet row) throws SQLException {
        return new Finding(
                row.getString(1),
                new FeedId(row.getString(2)),
                new WriterId(row.getString(3)),
                Sql.longOrNull(row, "batch"),
                row.getLong(5),
                row.getLong(6));
    }

    private record Kept(String hash, byte[] header, byte[] body, byte[] deviceKey) {}
}
