// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactReader;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Ingested;
import org.outpost.model.sync.Rooms;
import org.outpost.model.sync.Ruling;
import org.outpost.server.platform.Sql;

/// Which facts lie here without counting, and why: noted in the transaction that takes them in.
final class PutAsideStore {
    private static final String COLUMNS =
            "SELECT a.writer, a.seq, a.home, a.type, a.code, a.put_at, COALESCE(w.device, '')"
                    + " FROM put_aside a LEFT JOIN writer w ON w.writer = a.writer";

    private final FactReader reader;
    private final Set<String> known;

    /// @param rooms whose types this version reads
    PutAsideStore(Rooms rooms, FactReader reader) {
        this.reader = reader;
        this.known =
                rooms.types().stream()
                        .map(type -> type.name() + "/" + type.version())
                        .collect(Collectors.toSet());
    }

    /// Notes what a judged batch says of such facts; the last word on one holds.
    void note(Connection connection, Ingested ingested, long now) throws SQLException {
        FrozenBatch batch = ingested.batch();
        if (batch != null) {
            for (Fact fact : batch.facts()) {
                if (fact.malformed() == null && !known.contains(type(fact))) {
                    put(
                            connection,
                            fact.id(),
                            home(ingested, fact),
                            fact.type(),
                            PutAside.NEWER,
                            now);
                }
            }
        }
        for (Fact fact : ingested.serverFacts()) {
            if (Ruling.TYPES.stream().anyMatch(type -> type.getSimpleName().equals(fact.type()))
                    && reader.read(fact).body() instanceof Ruling ruling) {
                ruled(connection, batch, fact, ruling, now);
            }
        }
    }

    /// Notes one that should have been settled, but lies here no more as it came.
    static void damaged(Connection connection, FactId id, FeedId home, long now)
            throws SQLException {
        String type =
                Sql.first(
                                connection,
                                "SELECT type FROM fact WHERE writer = ? AND seq = ?",
                                row -> row.getString(1),
                                id.writer().value(),
                                id.seq())
                        .orElse("");
        put(connection, id, home, type, PutAside.DAMAGED, now);
    }

    private static void ruled(
            Connection connection, @Nullable FrozenBatch batch, Fact fact, Ruling ruling, long now)
            throws SQLException {
        if (ruling instanceof Ruling.QuarantineFact) {
            String type =
                    batch == null
                            ? ""
                            : batch.facts().stream()
                                    .filter(one -> one.id().equals(ruling.of()))
                                    .findFirst()
                                    .map(Fact::type)
                                    .orElse("");
            put(connection, ruling.of(), fact.envelope().home(), type, ruling.code(), now);
        } else {
            Sql.update(
                    connection,
                    "UPDATE put_aside SET settled_at = ?, settled_by = ? WHERE writer = ? AND seq ="
                            + " ? AND settled_at IS NULL",
                    now,
                    fact.envelope().who().value(),
                    ruling.of().writer().value(),
                    ruling.of().seq());
        }
    }

    private static void put(
            Connection connection, FactId id, FeedId home, String type, String code, long now)
            throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO put_aside (writer, seq, home, type, code, put_at) VALUES (?, ?, ?, ?,"
                        + " ?, ?) ON DUPLICATE KEY UPDATE code = ?, put_at = ?, settled_at = NULL,"
                        + " settled_by = NULL",
                id.writer().value(),
                id.seq(),
                home.value(),
                type,
                code,
                now,
                code,
                now);
    }

    /// What lies here of one place and waits for a person, the oldest first.
    static List<PutAside> open(Connection connection, FeedId home, int most) throws SQLException {
        return Sql.query(
                connection,
                COLUMNS + " WHERE a.home = ? AND a.settled_at IS NULL ORDER BY a.put_at LIMIT ?",
                PutAsideStore::row,
                home.value(),
                most);
    }

    static Optional<PutAside> find(Connection connection, FactId id) throws SQLException {
        return Sql.first(
                connection,
                COLUMNS + " WHERE a.writer = ? AND a.seq = ? AND a.settled_at IS NULL",
                PutAsideStore::row,
                id.writer().value(),
                id.seq());
    }

    private static FeedId home(Ingested ingested, Fact fact) {
        var writer = ingested.writer();
        return writer == null ? fact.envelope().home() : writer.home();
    }

    private static String type(Fact fact) {
        return fact.type() + "/" + fact.envelope().version();
    }

    private static PutAside row(ResultSet row) throws SQLException {
        return new PutAside(
                new FactId(new WriterId(row.getString(1)), row.getLong(2)),
                new FeedId(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getString(7));
    }
}
