// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.Fact;
import org.outpost.server.platform.Sql;

/// Enters a fact again that lies here and left its feed. Where it stood is not guessed: the one
/// empty position of the stretch must be one at which the sums before and behind it say that this
/// very fact was added there. Where they don't, or the last entry of a feed is the one that is
/// lacking, a person is told and nothing is written: positions that machines have read never mean
/// something else.
final class FeedHoleStore {
    private FeedHoleStore() {}

    /// Fills the hole between two positions, under the feed's lock.
    ///
    /// @return whether the fact stands in its feed again
    static boolean fill(Connection connection, FeedId feed, long from, long to, FactId id)
            throws SQLException {
        Sql.query(
                connection,
                "SELECT n FROM feed WHERE feed = ? FOR UPDATE",
                row -> row.getLong(1),
                feed.value());
        Fact fact = FactStore.one(connection, id);
        List<AuditStore.Entry> entries = AuditStore.entries(connection, feed, from, to);
        if (fact == null || entries.size() != to - from - 1) {
            return false;
        }
        Digest before = AuditStore.digest(connection, feed, from);
        long n = from;
        for (AuditStore.Entry entry : entries) {
            if (entry.n() != n + 1) {
                return enter(connection, feed, before, fact, entry);
            }
            before = entry.upTo();
            n = entry.n();
        }
        return false;
    }

    private static boolean enter(
            Connection connection,
            FeedId feed,
            @Nullable Digest before,
            Fact fact,
            AuditStore.Entry next)
            throws SQLException {
        Digest upTo = next.upTo();
        Fact behind = next.fact();
        if (before == null || upTo == null || behind == null) {
            return false;
        }
        Digest here = before.plus(Digest.of(fact));
        if (!here.plus(Digest.of(behind)).equals(upTo)) {
            return false;
        }
        Sql.update(
                connection,
                "INSERT INTO feed_entry (feed, n, writer, seq, digest) VALUES (?, ?, ?, ?, ?)",
                feed.value(),
                next.n() - 1,
                fact.id().writer().value(),
                fact.id().seq(),
                here.sum());
        return true;
    }
}
