// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.outpost.model.sync.Snapshot;

/// Writes the rows that queries read from what aggregates add up to, by the projections of the
/// rooms.
final class ProjectedRows {
    private static final int MANY = 400;

    private final Map<String, RowProjection> projections = new HashMap<>();

    ProjectedRows(List<RowProjection> projections) {
        projections.forEach(projection -> this.projections.put(projection.kind(), projection));
    }

    /// The rows of aggregates just folded on; what never was before is simply added.
    void show(EntityManager rows, List<Snapshot> changes) {
        fetch(rows, changes.stream().filter(aggregate -> aggregate.version() > 0).toList());
        for (Snapshot aggregate : changes) {
            RowProjection projection = projections.get(aggregate.id().kind());
            if (projection == null) {
                continue;
            }
            Object row = aggregate.version() == 0 ? projection.row(aggregate) : null;
            if (row != null) {
                rows.persist(row);
            } else if (aggregate.version() > 0) {
                replace(rows, projection, aggregate);
            }
        }
        rows.flush();
    }

    /// The rows of these aggregates whatever was there.
    ///
    /// @return the ids of those that were otherwise
    List<String> showAgain(EntityManager rows, List<Snapshot> all) {
        fetch(rows, all);
        List<String> differing = new ArrayList<>();
        for (Snapshot aggregate : all) {
            RowProjection projection = projections.get(aggregate.id().kind());
            if (projection != null) {
                Object was = rows.find(projection.rowType(), projection.key(aggregate));
                if (!RowFields.same(was, projection.row(aggregate))) {
                    differing.add(aggregate.id().value());
                }
                replace(rows, projection, aggregate);
            }
        }
        rows.flush();
        return differing;
    }

    /// The tables the rows lie in.
    List<String> tables() {
        return projections.values().stream()
                .map(projection -> projection.rowType().getAnnotation(Table.class))
                .filter(Objects::nonNull)
                .map(Table::name)
                .sorted()
                .toList();
    }

    /// Reads the rows that are about to be replaced, a few hundred at a time instead of one by one.
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

    private static void replace(EntityManager rows, RowProjection projection, Snapshot aggregate) {
        Object row = projection.row(aggregate);
        if (row != null) {
            rows.merge(row);
            return;
        }
        Object gone = rows.find(projection.rowType(), projection.key(aggregate));
        if (gone != null) {
            rows.remove(gone);
        }
    }
}
