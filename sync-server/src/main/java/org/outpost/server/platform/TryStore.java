// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import java.sql.Connection;
import java.sql.SQLException;

/// Counts what somebody tries within a window of time, so that many nodes and many threads share
/// one count. Who it is stands there as a hash alone.
public final class TryStore {
    private final String count;
    private final String read;
    private final String giveBack;
    private final String forget;
    private final String sweep;

    /// @param table with `window_start` and `tries`
    /// @param who its key
    public TryStore(String table, String who) {
        // MySQL assigns from left to right: the count still sees the window as it was.
        count =
                "INSERT INTO "
                        + table
                        + " ("
                        + who
                        + ", window_start, tries) VALUES (?, ?, 1)"
                        + " ON DUPLICATE KEY UPDATE tries = IF(window_start <= ?, 1, tries + 1),"
                        + " window_start = IF(window_start <= ?, ?, window_start)";
        read = "SELECT window_start, tries FROM " + table + " WHERE " + who + " = ?";
        giveBack = "UPDATE " + table + " SET tries = tries - 1 WHERE " + who + " = ? AND tries > 0";
        forget = "DELETE FROM " + table + " WHERE " + who + " = ?";
        sweep = "DELETE FROM " + table + " WHERE window_start < ? LIMIT 1000";
    }

    /// Counts one more.
    ///
    /// @param hash of whoever tries
    /// @param most that go on within a window of so many milliseconds
    /// @return milliseconds to wait; 0 = go on
    public long count(Connection connection, String hash, int most, long window, long now)
            throws SQLException {
        long oldest = now - window;
        Sql.update(connection, count, hash, now, oldest, oldest, now);
        return Sql.first(
                        connection,
                        read,
                        row ->
                                row.getInt("tries") <= most
                                        ? 0L
                                        : row.getLong("window_start") + window - now,
                        hash)
                .orElse(0L);
    }

    /// Takes back what was counted last.
    public void giveBack(Connection connection, String hash) throws SQLException {
        Sql.update(connection, giveBack, hash);
    }

    /// Ends the count of one.
    public void forget(Connection connection, String hash) throws SQLException {
        Sql.update(connection, forget, hash);
    }

    /// Drops windows that began before a moment and no longer count.
    public void sweep(Connection connection, long before) throws SQLException {
        Sql.update(connection, sweep, before);
    }
}
