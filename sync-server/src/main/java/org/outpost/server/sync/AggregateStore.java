// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.FoldPlace;
import org.outpost.model.sync.Rooms;
import org.outpost.model.sync.Snapshot;
import org.outpost.model.wire.Json;
import org.outpost.server.platform.LostRace;
import org.outpost.server.platform.Sql;

/// The version rows: what the facts of each aggregate add up to.
final class AggregateStore {
    private static final int MANY = 400;
    private static final Set<String> CLAIMED = Set.of("lease", "session", "block");

    /// What the database counts for a row that was there and is changed.
    private static final int CHANGED = 2;

    private static final String INSERT =
            "INSERT INTO aggregate_state (clock, last_writer, last_seq, state, followers,"
                    + " unprojected, id, version)";

    /// The version last: what stands before it compares with the one that was.
    private static final String UPDATE =
            Stream.of("clock", "last_writer", "last_seq", "state", "followers", "unprojected")
                    .map(column -> column + " = " + ifVersion("VALUES(" + column + ")", column))
                    .collect(
                            Collectors.joining(
                                    ", ",
                                    " ON DUPLICATE KEY UPDATE ",
                                    ", version = " + ifVersion("version + 1", "version")));

    private final Rooms rooms;

    AggregateStore(Rooms rooms) {
        this.rooms = rooms;
    }

    /// The rows of those that have one. What is claimed is locked, first and in order of id, so
    /// that two claims on one thing are judged one after the other instead of against each other.
    Map<AggregateId, Snapshot> read(Connection connection, Collection<AggregateId> ids)
            throws SQLException {
        Map<AggregateId, Snapshot> found = new HashMap<>();
        Map<Boolean, List<AggregateId>> parts =
                ids.stream()
                        .distinct()
                        .sorted(Comparator.comparing(AggregateId::value))
                        .collect(Collectors.partitioningBy(id -> CLAIMED.contains(id.kind())));
        for (boolean claimed : new boolean[] {true, false}) {
            List<AggregateId> part = parts.getOrDefault(claimed, List.of());
            for (int from = 0; from < part.size(); from += MANY) {
                List<AggregateId> some = part.subList(from, Math.min(part.size(), from + MANY));
                for (Snapshot row : read(connection, some, claimed)) {
                    found.put(row.id(), row);
                }
            }
        }
        return found;
    }

    private List<Snapshot> read(Connection connection, List<AggregateId> ids, boolean locked)
            throws SQLException {
        String marks = ids.stream().map(_ -> "?").collect(Collectors.joining(","));
        return Sql.query(
                connection,
                "SELECT id, version, clock, last_writer, last_seq, state, followers FROM"
                        + " aggregate_state WHERE id IN ("
                        + marks
                        + ") ORDER BY id"
                        + (locked ? " FOR UPDATE" : ""),
                this::snapshot,
                ids.stream().map(AggregateId::value).toArray());
    }

    Snapshot snapshot(ResultSet row) throws SQLException {
        AggregateId id = FactStore.aggregate(row.getBytes("id"));
        Long clock = Sql.longOrNull(row, "clock");
        FoldPlace last =
                clock == null
                        ? null
                        : new FoldPlace(
                                new HybridTime(clock),
                                new WriterId(row.getString("last_writer")),
                                row.getLong("last_seq"));
        Object state = Json.read(row.getBytes("state"), rooms.foldOf(id).stateType());
        return new Snapshot(
                id, last, state, row.getLong("version"), feeds(row.getString("followers")));
    }

    /// Writes rows that still have the version they were read with.
    ///
    /// @param unprojected that the rows queries read don't show this yet
    /// @throws SQLException a lost race where one has another
    void write(Connection connection, List<Snapshot> changes, boolean unprojected)
            throws SQLException {
        List<Snapshot> sorted =
                changes.stream().sorted(Comparator.comparing(row -> row.id().value())).toList();
        List<Snapshot> fresh = sorted.stream().filter(row -> row.version() == 0).toList();
        List<Snapshot> known = sorted.stream().filter(row -> row.version() > 0).toList();
        if (!known.isEmpty()) {
            update(connection, known, unprojected);
        }
        if (!fresh.isEmpty()) {
            insert(connection, fresh, unprojected);
        }
    }

    /// A row of another version is left as it is and not counted as changed; of one that was taken
    /// out meanwhile a new one would be counted as put in.
    private static void update(Connection connection, List<Snapshot> rows, boolean unprojected)
            throws SQLException {
        int counted =
                Sql.insert(
                        connection,
                        INSERT,
                        rows.stream().map(row -> values(row, row.version(), unprojected)).toList(),
                        UPDATE);
        if (counted != CHANGED * rows.size()) {
            throw LostRace.because("an aggregate");
        }
    }

    private static void insert(Connection connection, List<Snapshot> rows, boolean unprojected)
            throws SQLException {
        Sql.insert(
                connection,
                INSERT,
                rows.stream().map(row -> values(row, 1, unprojected)).toList(),
                "");
    }

    private static @Nullable Object[] values(Snapshot row, long version, boolean unprojected) {
        FoldPlace last = row.last();
        String followers =
                row.followers().stream()
                        .map(FeedId::value)
                        .sorted()
                        .collect(Collectors.joining(","));
        return new @Nullable Object[] {
            last == null ? null : last.clock().ticks(),
            last == null ? null : last.writer().value(),
            last == null ? null : last.seq(),
            FactStore.text(Json.write(row.state())),
            followers,
            unprojected,
            row.id().value(),
            version
        };
    }

    private static String ifVersion(String then, String otherwise) {
        return "IF(version = VALUES(version), %s, %s)".formatted(then, otherwise);
    }

    private static Set<FeedId> feeds(@Nullable String joined) {
        if (joined == null || joined.isEmpty()) {
            return Set.of();
        }
        return Arrays.stream(joined.split(","))
                .map(FeedId::new)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /// Notes that the rows queries read show these again.
    void shown(Connection connection, List<AggregateId> ids) throws SQLException {
        for (AggregateId id : ids) {
            Sql.update(
                    connection,
                    "UPDATE aggregate_state SET unprojected = FALSE WHERE id = ? AND unprojected",
                    id.value());
        }
    }

    /// Holds these rows until the transaction ends, in order of id.
    static void lock(Connection connection, List<AggregateId> ids) throws SQLException {
        String marks = ids.stream().map(_ -> "?").collect(Collectors.joining(","));
        Sql.query(
                connection,
                "SELECT version FROM aggregate_state WHERE id IN ("
                        + marks
                        + ") ORDER BY id FOR UPDATE",
                row -> row.getLong(1),
                ids.stream().map(AggregateId::value).toArray());
    }

    /// Removes rows that queries read of aggregates no fact touches.
    ///
    /// @param table of the rows: from our own entities, never from outside
    /// @return their ids
    static List<String> removeOrphans(Connection connection, String table) throws SQLException {
        List<String> orphans =
                Sql.query(
                        connection,
                        "SELECT r.id FROM "
                                + table
                                + " r WHERE NOT EXISTS (SELECT 1 FROM fact_aggregate a WHERE"
                                + " a.aggregate = CAST(r.id AS BINARY))",
                        row -> row.getString(1));
        for (String orphan : orphans) {
            Sql.update(connection, "DELETE FROM " + table + " WHERE id = ?", orphan);
        }
        return orphans;
    }

    /// Ids of aggregates that any stored fact touches, in order, behind `after`.
    static List<AggregateId> touched(Connection connection, byte[] after, int limit)
            throws SQLException {
        return new ArrayList<>(
                Sql.query(
                        connection,
                        "SELECT DISTINCT aggregate FROM fact_aggregate WHERE aggregate > ? ORDER BY"
                                + " aggregate LIMIT "
                                + limit,
                        row -> FactStore.aggregate(row.getBytes(1)),
                        after));
    }
}
