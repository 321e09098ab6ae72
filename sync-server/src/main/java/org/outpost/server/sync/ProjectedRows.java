// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.outpost.model.sync.Snapshot;

/// Writes the rows that queries read from what aggregates add up to, by the projections of the
/// rooms.
final class ProjectedRows {
    private static final int MANY = 400;

    private final Map<String, RowProjection> projections = new HashMap<>();
    private final Map<String, RowTable> tables = new HashMap<>();

    ProjectedRows(List<RowProjection> projections) {
        for (RowProjection projection : projections) {
            this.projections.put(projection.kind(), projection);
            tables.put(projection.kind(), new RowTable(projection.rowType()));
        }
    }

    /// The rows of aggregates just folded on.
    void show(Connection connection, List<Snapshot> changes) throws SQLException {
        Map<String, List<Snapshot>> kinds = new TreeMap<>();
        for (Snapshot aggregate : changes) {
            if (projections.containsKey(aggregate.id().kind())) {
                kinds.computeIfAbsent(aggregate.id().kind(), _ -> new ArrayList<>()).add(aggregate);
            }
        }
        for (Map.Entry<String, List<Snapshot>> one : kinds.entrySet()) {
            show(connection, one.getKey(), one.getValue());
        }
    }

    /// In order of their ids, so that neighbours are written together.
    private void show(Connection connection, String kind, List<Snapshot> changes)
            throws SQLException {
        RowProjection projection = Objects.requireNonNull(projections.get(kind));
        RowTable table = Objects.requireNonNull(tables.get(kind));
        List<Object> rows = new ArrayList<>();
        List<Object> gone = new ArrayList<>();
        for (Snapshot aggregate :
                changes.stream().sorted(Comparator.comparing(one -> one.id().value())).toList()) {
            Object row = projection.row(aggregate);
            if (row != null) {
                rows.add(row);
            } else {
                gone.add(projection.key(aggregate));
            }
        }
        table.put(connection, rows);
        table.remove(connection, gone);
    }

    /// The rows of these aggregates whatever was there.
    ///
    /// @return the ids of those that were otherwise
    List<String> showAgain(Connection connection, EntityManager rows, List<Snapshot> all)
            throws SQLException {
        fetch(rows, all);
        List<Snapshot> differing = new ArrayList<>();
        for (Snapshot aggregate : all) {
            RowProjection projection = projections.get(aggregate.id().kind());
            if (projection != null) {
                Object was = rows.find(projection.rowType(), projection.key(aggregate));
                if (!RowFields.same(was, projection.row(aggregate))) {
                    differing.add(aggregate);
                }
            }
        }
        show(connection, differing);
        return differing.stream().map(aggregate -> aggregate.id().value()).toList();
    }

    /// The tables the rows lie in.
    List<String> tables() {
        return tables.values().stream().map(RowTable::name).sorted().toList();
    }

    /// Reads rows a few hundred at a time instead of one by one.
    private void fetch(EntityManager rows, List<Snapshot> known) {
        Map<RowProjection, List<Object>> keys = new LinkedHashMap<>();
        for (Snapshot aggregate : known) {
            RowProjection projection = projections.get(aggregate.id().kind());
            if (projection != null) {
                keys.computeIfAbsent(projection, of -> new ArrayList<>())
                        .add(projection.key(aggregate));
            }
        }
        keys.forEach((projection, all) -> {
            for (int from = 0; from < all.size(); from += MANY) {
                List<Object> some = all.subList(from, Math.min(all.size(), from + MANY));
                rows.createQuery(
                                "SELECT r FROM "
                                        + projection.rowType().getSimpleName()
                                        + " r WHERE r.id IN :keys")
                        .setParameter("keys", some)
                        .getResultList();
            }
        });
    }
}
