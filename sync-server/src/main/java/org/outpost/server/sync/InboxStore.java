// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactReader;
import org.outpost.model.sync.Folding;
import org.outpost.model.sync.InboxSource;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Rooms;
import org.outpost.model.sync.Snapshot;
import org.outpost.model.sync.Was;
import org.outpost.model.sync.WriterRow;
import org.outpost.server.platform.Sql;
import org.outpost.server.platform.StorageException;

/// What judging reads, inside the transaction that takes the batch in. Lives as long as that.
final class InboxStore implements InboxSource {
    private final Connection connection;
    private final AggregateStore aggregates;
    private final WriteRule rule;
    private final Rooms rooms;
    private final Folding seen;
    private final Map<AggregateId, Snapshot> before = new HashMap<>();
    private final Map<FeedId, Boolean> lostAny = new HashMap<>();

    InboxStore(
            Connection connection,
            AggregateStore aggregates,
            WriteRule rule,
            Rooms rooms,
            FactReader reader) {
        this.connection = connection;
        this.aggregates = aggregates;
        this.rule = rule;
        this.rooms = rooms;
        this.seen = new Folding(rooms, reader, this);
    }

    @Override
    public Map<AggregateId, Snapshot> snapshots(Collection<AggregateId> ids) {
        Map<AggregateId, Snapshot> found = asked(() -> aggregates.read(connection, ids));
        found.forEach(before::putIfAbsent);
        return found;
    }

    /// The version rows as they were read here, in the order of these, which were judged with them.
    List<Snapshot> before(List<Snapshot> changes) {
        List<Snapshot> all = new ArrayList<>(changes.size());
        for (Snapshot after : changes) {
            AggregateId id = after.id();
            Snapshot row = before.get(id);
            all.add(
                    row == null
                            ? new Snapshot(
                                    id, null, rooms.foldOf(id).empty(id), 0, after.followers())
                            : row);
        }
        return all;
    }

    @Override
    public List<Fact> history(AggregateId id) {
        return asked(() -> FactStore.history(connection, id));
    }

    @Override
    public @Nullable String batchHash(WriterId writer, long number) {
        return asked(() ->
                        Sql.first(
                                connection,
                                "SELECT hash FROM batch WHERE writer = ? AND number = ?",
                                row -> row.getString(1),
                                writer.value(),
                                number))
                .orElse(null);
    }

    @Override
    public Map<Was, FactId> standing(Collection<Was> names, @Nullable WriterId own) {
        return asked(() -> FirstNameStore.standing(connection, names, own));
    }

    @Override
    public boolean allHeard(FeedId home) {
        return asked(() -> !HeardStore.isAnyAwaited(connection, home));
    }

    @Override
    public boolean allSent(FeedId home) {
        return asked(() -> !HeardStore.isAnythingAwaited(connection, home));
    }

    @Override
    public boolean isAwaited(WriterRow by, FactId fact) {
        // Asked for most of what comes, and nothing was ever lost where all goes well.
        boolean any =
                lostAny.computeIfAbsent(
                        by.home(), feed -> asked(() -> HeardStore.lostAny(connection, feed)));
        return any
                && asked(() ->
                        fact.writer().isServer()
                                ? FactStore.one(connection, fact) == null
                                        && HeardStore.isAwaited(connection, by)
                                : HeardStore.isAwaited(connection, by.home(), fact));
    }

    @Override
    public long serverSeq(FeedId feed) {
        return asked(() ->
                        Sql.first(
                                connection,
                                "SELECT server_seq FROM feed WHERE feed = ?",
                                row -> row.getLong(1),
                                feed.value()))
                .orElse(0L);
    }

    /// Staff employed earlier in the same batch counts: such facts are kept in view here.
    @Override
    public Verdict mayWrite(ReadFact fact) {
        Verdict verdict =
                rule.mayWrite(
                        fact, seen.statesBefore(fact.fact().place()), seen.states(), connection);
        boolean aboutStaff =
                fact.fact().envelope().aggregates().stream()
                        .anyMatch(id -> id.kind().equals("staff"));
        if (aboutStaff && verdict instanceof Verdict.Accepted) {
            seen.fold(fact);
        }
        return verdict;
    }

    private static <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw new StorageException("the database did not answer", e);
        }
    }

    private interface Question<T> {
        T ask() throws SQLException;
    }
}
