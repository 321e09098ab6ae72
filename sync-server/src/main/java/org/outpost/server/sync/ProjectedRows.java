// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.outpost.model.sync.Snapshot;

/// Writes the rows that queries read from what aggregates add up to, by the projections of the
/// rooms.
final class ProjectedRows {
    private final Map<String, RowProjection> projections = new HashMap<>();

    ProjectedRows(List<RowProjection> projections) {
        projections.forEach(projection -> this.projections.put(projection.kind(), projection));
    }

    /// The rows of aggregates just folded on; what never was before is simply added.
    void show(EntityManager rows, List<Snapshot> changes) {
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
    void showAgain(EntityManager rows, List<Snapshot> all) {
        for (Snapshot aggregate : all) {
            RowProjection projection = projections.get(aggregate.id().kind());
            if (projection != null) {
                replace(rows, projection, aggregate);
            }
        }
        rows.flush();
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
