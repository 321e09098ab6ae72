// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.BatchCodec;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Sha256;
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
    /// @param what `damaged`, `no fact`, `no entry` or `sum`
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
                        + " ? AND what = ? AND mended_at IS NULL)",
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
                finding.what());
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

    static void close(Connection connection, WriterId writer, long first, long last, long now)
            throws SQLException {
        Sql.update(
                connection,
                "UPDATE audit_finding SET mended_at = ? WHERE writer = ? AND mended_at IS NULL AND"
                        + " first_seq >= ? AND last_seq <= ? AND what IN ('damaged', 'no fact')",
                now,
                writer.value(),
                first,
                last);
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
        if (damaged) {
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

    private static Optional<Kept> kept(Connection connection, FrozenBatch batch)
            throws SQLException {
        return Sql.first(
                connection,
                "SELECT b.hash, b.header, b.body, w.device_key FROM batch b JOIN writer w ON"
                        + " w.writer = b.writer WHERE b.writer = ? AND b.number = ? FOR UPDATE",
                row ->
                        new Kept(
                                row.getString(1),
                                row.getBytes(2),
                                row.getBytes(3),
                                row.getBytes(4)),
                batch.header().writer().value(),
                batch.header().number());
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
