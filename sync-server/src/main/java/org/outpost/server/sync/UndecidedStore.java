// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.Ingested;
import org.outpost.server.platform.Sql;

/// Which facts wait for their ruling or decision until all of their hospital were heard: noted in
/// the transaction that takes them in, gone in the one that settles them.
final class UndecidedStore {
    private static final int AT_ONCE = 500;

    private UndecidedStore() {}

    static void note(Connection connection, Ingested ingested) throws SQLException {
        for (FactId id : ingested.undecided()) {
            Sql.update(
                    connection,
                    "INSERT INTO undecided (home, writer, seq) SELECT home, writer, seq FROM fact"
                            + " WHERE writer = ? AND seq = ?",
                    id.writer().value(),
                    id.seq());
        }
    }

    static boolean any(Connection connection, FeedId home) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT no FROM undecided WHERE home = ? LIMIT 1",
                        row -> row.getLong(1),
                        home.value())
                .isPresent();
    }

    /// Takes the oldest of them off the list. What can't be read can't be settled either: it waits
    /// for a person, who takes it in once it was mended.
    static List<Fact> take(Connection connection, FeedId home, long now) throws SQLException {
        List<FactId> ids =
                Sql.query(
                        connection,
                        "SELECT writer, seq FROM undecided WHERE home = ? ORDER BY no LIMIT "
                                + AT_ONCE,
                        row -> new FactId(new WriterId(row.getString(1)), row.getLong(2)),
                        home.value());
        Sql.update(
                connection,
                "DELETE FROM undecided WHERE home = ? ORDER BY no LIMIT " + AT_ONCE,
                home.value());
        List<Fact> facts = new ArrayList<>();
        for (FactId id : ids) {
            Fact fact = FactStore.one(connection, id);
            if (fact == null) {
                PutAsideStore.damaged(connection, id, home, now);
            } else {
                facts.add(fact);
            }
        }
        return facts;
    }
}
