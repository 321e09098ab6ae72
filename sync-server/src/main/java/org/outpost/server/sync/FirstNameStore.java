// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Was;
import org.outpost.server.platform.Sql;

/// Under which names facts stand that two copies of a database may both hold.
final class FirstNameStore {
    private FirstNameStore() {}

    /// Locks the first writers of facts written again, so that of two copies one is ahead. Taken
    /// behind the batch's own writer: a new writer names older ones, never the other way.
    static void lock(Connection connection, FrozenBatch batch) throws SQLException {
        TreeSet<String> writers = new TreeSet<>();
        for (Fact fact : batch.facts()) {
            Was was = fact.envelope().was();
            if (was != null) {
                writers.add(was.of().writer().value());
            }
        }
        for (String writer : writers) {
            WriterStore.lock(connection, new WriterId(writer));
        }
    }

    /// Those of the first names that are taken, with the name of the fact that has each.
    ///
    /// @param own whose names are looked for only among those written again; null for none
    static Map<Was, FactId> standing(
            Connection connection, Collection<Was> names, @Nullable WriterId own)
            throws SQLException {
        Map<WriterId, TreeSet<Long>> byWriter = new HashMap<>();
        for (Was was : names) {
            byWriter.computeIfAbsent(was.of().writer(), key -> new TreeSet<>()).add(was.of().seq());
        }
        Map<Was, FactId> found = new HashMap<>();
        for (Map.Entry<WriterId, TreeSet<Long>> some : byWriter.entrySet()) {
            String writer = some.getKey().value();
            TreeSet<Long> seqs = some.getValue();
            if (!some.getKey().equals(own)) {
                original(connection, writer, seqs).forEach(was -> found.put(was, was.of()));
            }
            found.putAll(again(connection, writer, seqs.first(), seqs.last()));
        }
        found.keySet().retainAll(Set.copyOf(names));
        return found;
    }

    private static List<Was> original(Connection connection, String writer, Set<Long> seqs)
            throws SQLException {
        String some = seqs.stream().map(String::valueOf).collect(Collectors.joining(","));
        return Sql.query(
                connection,
                "SELECT "
                        + FactStore.LINE
                        + " FROM fact f"
                        + FactStore.JOIN
                        + "WHERE f.writer = ? AND f.type <> '' AND f.seq IN ("
                        + some
                        + ")",
                row -> Was.of(FactStore.fact(row)),
                writer);
    }

    private static Map<Was, FactId> again(Connection connection, String writer, long from, long to)
            throws SQLException {
        Map<Was, FactId> found = new HashMap<>();
        Sql.query(
                        connection,
                        "SELECT seq, hash, as_writer, as_seq FROM first_name WHERE writer = ?"
                                + " AND seq >= ? AND seq <= ?",
                        row ->
                                Map.entry(
                                        new Was(
                                                new FactId(
                                                        new WriterId(writer), row.getLong("seq")),
                                                row.getString("hash")),
                                        new FactId(
                                                new WriterId(row.getString("as_writer")),
                                                row.getLong("as_seq"))),
                        writer,
                        from,
                        to)
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    /// Keeps the first names of a batch's facts.
    static void keep(Connection connection, List<Fact> facts) throws SQLException {
        for (Fact fact : facts) {
            Was was = fact.envelope().was();
            if (was != null) {
                Sql.update(
                        connection,
                        "INSERT INTO first_name (writer, seq, hash, as_writer, as_seq)"
                                + " VALUES (?, ?, ?, ?, ?)",
                        was.of().writer().value(),
                        was.of().seq(),
                        was.hash(),
                        fact.id().writer().value(),
                        fact.id().seq());
            }
        }
    }
}
