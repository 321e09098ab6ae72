// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Ids;
import org.outpost.model.kernel.Invariant;
import org.outpost.model.kernel.Randomness;
import org.outpost.model.sync.BatchCodec;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Ingested;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.JsonBatches;
import org.outpost.server.platform.LostRace;
import org.outpost.server.platform.Sql;

/// Writes what one judged batch changes: facts first, feeds last.
final class IngestStore {
    private final BatchCodec codec;
    private final Clock clock;
    private final Randomness randomness;

    IngestStore(BatchCodec codec, Clock clock, Randomness randomness) {
        this.codec = codec;
        this.clock = clock;
        this.randomness = randomness;
    }

    long now() {
        return clock.millis();
    }

    /// The batch as it came, a header row per fact, and what each fact touches.
    ///
    /// @return when that was
    long facts(Connection connection, Ingested ingested) throws SQLException {
        long now = clock.millis();
        List<FactRow> rows = new ArrayList<>();
        FrozenBatch batch = ingested.batch();
        if (batch != null) {
            Sql.update(
                    connection,
                    "INSERT INTO batch (writer, number, hash, header, signature, body, received_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    batch.header().writer().value(),
                    batch.header().number(),
                    batch.hash(),
                    FactStore.text(codec.signedBytes(batch.header())),
                    batch.signature(),
                    FactStore.text(JsonBatches.body(batch.facts())),
                    now);
            FirstNameStore.keep(connection, batch.facts());
            rows.addAll(rows(batch));
        }
        for (Fact fact : ingested.serverFacts()) {
            rows.add(row(fact));
        }
        if (!rows.isEmpty()) {
            headers(connection, "INSERT", rows, now);
            touches(connection, "INSERT", rows);
        }
        return now;
    }

    /// Makes the rows of a batch again that are not there.
    ///
    /// @return whether any was lacking
    static boolean headersAgain(Connection connection, FrozenBatch batch, long now)
            throws SQLException {
        List<FactRow> rows = rows(batch);
        long there =
                Sql.first(
                                connection,
                                "SELECT COUNT(*) FROM fact WHERE writer = ? AND seq BETWEEN ? AND ?",
                                row -> row.getLong(1),
                                batch.header().writer().value(),
                                batch.header().firstSeq(),
                                batch.header().lastSeq())
                        .orElse(0L);
        if (there == rows.size()) {
            return false;
        }
        headers(connection, "INSERT IGNORE", rows, now);
        touches(connection, "INSERT IGNORE", rows);
        return true;
    }

    /// Keeps a fact of the server again as it is given.
    static void ownAgain(Connection connection, Fact fact, long now) throws SQLException {
        List<FactRow> rows = List.of(row(fact));
        headers(connection, "REPLACE", rows, now);
        touches(connection, "INSERT IGNORE", rows);
    }

    private static List<FactRow> rows(FrozenBatch batch) {
        List<FactRow> rows = new ArrayList<>(batch.facts().size());
        int offset = 1;
        for (Fact fact : batch.facts()) {
            int length = FactCodec.line(fact).length;
            rows.add(new FactRow(fact, batch.header().number(), offset, length, null));
            offset += length + 1;
        }
        return rows;
    }

    private static FactRow row(Fact fact) {
        byte[] line = FactCodec.line(fact);
        return new FactRow(fact, null, 0, line.length, FactStore.text(line));
    }

    private static void headers(Connection connection, String insert, List<FactRow> rows, long now)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        insert
                                + " INTO fact (writer, seq, batch, body_offset, body_length, own_line,"
                                + " home, type, received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (FactRow row : rows) {
                FactId id = row.fact().id();
                statement.setString(1, id.writer().value());
                statement.setLong(2, id.seq());
                Long batch = row.batch();
                if (batch == null) {
                    statement.setNull(3, Types.BIGINT);
                } else {
                    statement.setLong(3, batch);
                }
                statement.setInt(4, row.offset());
                statement.setInt(5, row.length());
                statement.setString(6, row.line());
                statement.setString(7, row.fact().envelope().home().value());
                statement.setString(8, row.fact().type());
                statement.setLong(9, now);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void touches(Connection connection, String insert, List<FactRow> rows)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        insert
                                + " INTO fact_aggregate (aggregate, writer, seq) VALUES (?, ?, ?)")) {
            boolean any = false;
            for (FactRow row : rows) {
                FactId id = row.fact().id();
                TreeSet<String> once = new TreeSet<>();
                for (AggregateId aggregate : row.fact().envelope().aggregates()) {
                    if (once.add(aggregate.value())) {
                        statement.setString(1, aggregate.value());
                        statement.setString(2, id.writer().value());
                        statement.setLong(3, id.seq());
                        statement.addBatch();
                        any = true;
                    }
                }
            }
            if (any) {
                statement.executeBatch();
            }
        }
    }

    /// Locks each feed in order, gives the positions, and leaves the locks to the commit.
    void feeds(Connection connection, Ingested ingested) throws SQLException {
        Map<FactId, Digest> digests = digests(ingested);
        for (Ingested.FeedAppend append : ingested.appends()) {
            Head head = lock(connection, append.feed());
            if (append.serverSeq() >= 0 && append.serverSeq() != head.serverSeq()) {
                throw LostRace.because("the server's number in a feed");
            }
            Head after = enter(connection, append, head, digests);
            long serverSeq = append.serverSeq() >= 0 ? append.newServerSeq() : head.serverSeq();
            Sql.update(
                    connection,
                    "UPDATE feed SET n = ?, server_seq = ?, digest = ? WHERE feed = ?",
                    after.n(),
                    serverSeq,
                    after.sum(),
                    append.feed().value());
        }
    }

    /// Adds the entries, each with the digest of all up to it.
    private static Head enter(
            Connection connection,
            Ingested.FeedAppend append,
            Head head,
            Map<FactId, Digest> digests)
            throws SQLException {
        long n = head.n();
        Digest digest = head.digest();
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "INSERT INTO feed_entry (feed, n, writer, seq, digest)"
                                + " VALUES (?, ?, ?, ?, ?)")) {
            for (FactId fact : append.facts()) {
                Digest own = digests.get(fact);
                Invariant.check(own != null, "an entry is a fact of this very batch");
                digest = digest == null || own == null ? null : digest.plus(own);
                statement.setString(1, append.feed().value());
                statement.setLong(2, ++n);
                statement.setString(3, fact.writer().value());
                statement.setLong(4, fact.seq());
                statement.setBytes(5, digest == null ? null : digest.sum());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        return new Head(n, head.serverSeq(), digest);
    }

    private static Map<FactId, Digest> digests(Ingested ingested) {
        Map<FactId, Digest> digests = new HashMap<>();
        FrozenBatch batch = ingested.batch();
        if (batch != null) {
            batch.facts().forEach(fact -> digests.put(fact.id(), Digest.of(fact)));
        }
        ingested.serverFacts().forEach(fact -> digests.put(fact.id(), Digest.of(fact)));
        ingested.passedOn().forEach(fact -> digests.put(fact.id(), Digest.of(fact)));
        return digests;
    }

    /// The head of a feed under its lock; makes the feed where it is new. Where commits were lost
    /// it may have been there before: its numbers then begin as in every feed of that epoch.
    Head lock(Connection connection, FeedId feed) throws SQLException {
        String ask = "SELECT n, server_seq, digest FROM feed WHERE feed = ? FOR UPDATE";
        var found = Sql.first(connection, ask, IngestStore::head, feed.value());
        if (found.isPresent()) {
            return found.get();
        }
        Sql.update(
                connection,
                "INSERT IGNORE INTO feed (feed, epoch, n, server_seq, digest)"
                        + " SELECT ?, ?, 0, COALESCE(MAX(j.began_at) * ?, 0), ? FROM feed_joint j",
                feed.value(),
                Ids.random(randomness),
                EpochStore.NUMBERS_PER_MILLI,
                Digest.NONE.sum());
        return Sql.first(connection, ask, IngestStore::head, feed.value())
                .orElseThrow(() -> LostRace.because("a new feed"));
    }

    private static Head head(java.sql.ResultSet row) throws SQLException {
        long n = row.getLong(1);
        byte[] sum = row.getBytes(3);
        return new Head(n, row.getLong(2), sum == null ? null : Digest.of(n, sum));
    }

    /// Where a feed ends.
    ///
    /// @param digest null in a feed that is older than digests and was not added up yet
    record Head(long n, long serverSeq, @Nullable Digest digest) {
        byte @Nullable [] sum() {
            return digest == null ? null : digest.sum();
        }
    }

    private record FactRow(
            Fact fact, @Nullable Long batch, int offset, int length, @Nullable String line) {}
}
