// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactReader;
import org.outpost.model.sync.Folding;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Rooms;
import org.outpost.model.sync.Snapshot;
import org.outpost.model.wire.Json;
import org.outpost.server.platform.RowTransactions;

/// Makes version rows and the rows queries read again from nothing but the facts. What was folded
/// step by step must come out the same; where it does not, the answer names it and the row is
/// mended.
public final class Rebuild {
    private static final int PAGE = 200;

    private final RowTransactions transactions;
    private final Rooms rooms;
    private final FactReader reader;
    private final AggregateStore aggregates;
    private final ProjectedRows projected;

    Rebuild(
            RowTransactions transactions,
            Rooms rooms,
            FactReader reader,
            List<RowProjection> projections) {
        this.transactions = transactions;
        this.rooms = rooms;
        this.reader = reader;
        this.aggregates = new AggregateStore(rooms);
        this.projected = new ProjectedRows(projections);
    }

    /// Goes through every aggregate, a page of them per transaction.
    public Outcome run() {
        long seen = 0;
        List<AggregateId> differing = new ArrayList<>();
        byte[] after = new byte[0];
        while (true) {
            byte[] from = after;
            Page page = transactions.call((connection, rows) -> page(connection, rows, from));
            seen += page.ids().size();
            differing.addAll(page.differing());
            if (page.ids().isEmpty()) {
                return new Outcome(seen, differing);
            }
            after = FactStore.bytes(page.ids().getLast());
        }
    }

    private Page page(Connection connection, EntityManager rows, byte[] after) throws SQLException {
        List<AggregateId> ids = AggregateStore.touched(connection, after, PAGE);
        Map<AggregateId, Snapshot> kept = aggregates.read(connection, ids);
        List<Snapshot> mended = new ArrayList<>();
        List<AggregateId> differing = new ArrayList<>();
        List<Snapshot> all = new ArrayList<>();
        for (AggregateId id : ids) {
            Snapshot was = kept.get(id);
            Snapshot now = again(connection, id, was);
            all.add(now);
            if (was == null || !same(was, now)) {
                differing.add(id);
                mended.add(now);
            }
        }
        projected.showAgain(rows, all);
        aggregates.write(connection, mended, false);
        aggregates.shown(connection, ids);
        return new Page(ids, differing);
    }

    private Snapshot again(Connection connection, AggregateId id, @Nullable Snapshot was)
            throws SQLException {
        List<ReadFact> facts =
                FactStore.history(connection, id).stream()
                        .filter(fact -> !fact.envelope().clockBroken())
                        .map(reader::read)
                        .toList();
        Object state = Folding.foldAll(rooms.foldOf(id), id, facts);
        var last =
                facts.stream()
                        .map(ReadFact::fact)
                        .map(Fact::place)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
        return was == null
                ? new Snapshot(id, last, state, 0, Set.of())
                : new Snapshot(id, last, state, was.version(), was.followers());
    }

    private static boolean same(Snapshot one, Snapshot other) {
        return Objects.equals(one.last(), other.last())
                && Arrays.equals(Json.write(one.state()), Json.write(other.state()));
    }

    /// What a rebuild found.
    ///
    /// @param aggregates how many there are
    /// @param differing those whose kept row was not what its facts add up to
    public record Outcome(long aggregates, List<AggregateId> differing) {}

    private record Page(List<AggregateId> ids, List<AggregateId> differing) {}
}
