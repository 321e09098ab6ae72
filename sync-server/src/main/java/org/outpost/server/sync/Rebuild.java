// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactReader;
import org.outpost.model.sync.Folding;
import org.outpost.model.sync.Membership;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Rooms;
import org.outpost.model.sync.Snapshot;
import org.outpost.model.wire.Json;
import org.outpost.server.platform.RowTransactions;

/// Makes version rows, the rows queries read and the sums of pages again from nothing but the
/// facts. What was kept step by step must come out the same; where it does not, the answer names it
/// and it is mended. May run beside all other work, in steps: each locks what it looks at.
public final class Rebuild {
    private static final int PAGE = 200;
    private static final Comparator<ReadFact> ORDER =
            Comparator.comparing(read -> read.fact().place());

    private final RowTransactions transactions;
    private final Rooms rooms;
    private final FactReader reader;
    private final AggregateStore aggregates;
    private final ProjectedRows projected;
    private final List<IngestHook> hooks;

    Rebuild(
            RowTransactions transactions,
            Rooms rooms,
            FactReader reader,
            List<RowProjection> projections,
            List<IngestHook> hooks) {
        this.hooks = List.copyOf(hooks);
        this.transactions = transactions;
        this.rooms = rooms;
        this.reader = reader;
        this.aggregates = new AggregateStore(rooms);
        this.projected = new ProjectedRows(projections);
    }

    /// All steps, one after the other.
    public Outcome run() {
        long seen = 0;
        List<AggregateId> differing = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        String after = "";
        while (after != null) {
            Step step = step(after);
            seen += step.aggregates();
            differing.addAll(step.differing());
            rows.addAll(step.rows());
            after = step.next();
        }
        return new Outcome(seen, differing, rows);
    }

    /// The next page of aggregates in one transaction; behind the last one, what stands for no
    /// aggregate alone.
    ///
    /// @param after what the step before answered as the next; empty at the first
    public Step step(String after) {
        return transactions.call((connection, rows) -> {
            List<AggregateId> ids =
                    AggregateStore.touched(
                            connection, after.getBytes(StandardCharsets.UTF_8), PAGE);
            return ids.isEmpty() ? last(connection) : page(connection, rows, ids);
        });
    }

    private Step last(Connection connection) throws SQLException {
        List<String> differing = new ArrayList<>();
        for (String table : projected.tables()) {
            differing.addAll(AggregateStore.removeOrphans(connection, table));
        }
        for (IngestHook hook : hooks) {
            differing.addAll(hook.again(connection));
        }
        return new Step(0, List.of(), differing, null);
    }

    private Step page(Connection connection, EntityManager rows, List<AggregateId> ids)
            throws SQLException {
        AggregateStore.lock(connection, ids);
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
        List<String> shown = new ArrayList<>(projected.showAgain(connection, rows, all));
        for (IngestHook hook : hooks) {
            shown.addAll(hook.again(connection, all));
        }
        aggregates.write(connection, mended, false);
        aggregates.shown(connection, ids);
        return new Step(ids.size(), differing, shown, ids.getLast().value());
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
        return new Snapshot(
                id,
                last,
                state,
                was == null ? 0 : was.version(),
                Membership.followers(id, facts.stream().sorted(ORDER).toList()));
    }

    private static boolean same(Snapshot one, Snapshot other) {
        return Objects.equals(one.last(), other.last())
                && one.followers().equals(other.followers())
                && Arrays.equals(Json.write(one.state()), Json.write(other.state()));
    }

    /// What a rebuild found.
    ///
    /// @param aggregates how many there are
    /// @param differing those whose kept state was not what their facts add up to
    /// @param rows of tables that queries read, and sums, which were not what they should be
    public record Outcome(long aggregates, List<AggregateId> differing, List<String> rows) {}

    /// What one step found.
    ///
    /// @param next what the next step goes on from; null when all is done
    public record Step(
            long aggregates,
            List<AggregateId> differing,
            List<String> rows,
            @Nullable String next) {}
}
