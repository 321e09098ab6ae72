// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import java.sql.Connection;
import java.sql.SQLException;

/// Counts what somebody tries within a window of time, so that many nodes and many threads share
/// one count. Who it is stands there as a hash alone.
public final class TryStore {
    private final String count;
    private final String begin;
    private final String lock;
    private final String set;
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
        begin =
                "INSERT INTO "
                        + table
                        + " ("
                        + who
                        + ", window_start, tries) VALUES (?, ?, 0)"
                        + " ON DUPLICATE KEY UPDATE tries = tries";
        lock = "SELECT window_start, tries FROM " + table + " WHERE " + who + " = ? FOR UPDATE";
        set = "UPDATE " + table + " SET window_start = ?, tries = ? WHERE " + who + " = ?";
        read = "SELECT window_start, tries FROM " + table + " WHERE " + who + " = ?";
        giveBack =
                "UPDATE "
                        + table
                        + " SET window_start = IF(tries > ?, window_start - ?, window_start),"
                        + " tries = tries - 1 WHERE "
                        + who
                        + " = ? AND tries > 0";
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

    /// The same, but who goes on when all were used up waits twice as long after each further one,
    /// up to a bound. Whoever is quiet for as long again as the bound begins anew. While one waits
    /// nothing is counted.
    ///
    /// @param bound the longest wait
    public long countGrowing(
            Connection connection, String hash, int most, long window, long bound, long now)
            throws SQLException {
        Sql.update(connection, begin, hash, now);
        Row row =
                Sql.first(
                                connection,
                                lock,
                                found ->
                                        new Row(
                                                found.getLong("window_start"),
                                                found.getInt("tries")),
                                hash)
                        .orElseThrow();
        boolean usedUp = row.tries >= most;
        long until = row.start + (usedUp ? grown(window, row.tries - most, bound) : window);
        if (usedUp && now < until) {
            return until - now;
        }
        boolean anew = now >= until + (usedUp ? bound : 0);
        long start = anew || usedUp ? now : row.start;
        Sql.update(connection, set, start, anew ? 1 : row.tries + 1, hash);
        return 0;
    }

    private static long grown(long window, int times, long bound) {
        return Math.min(bound, window << Math.min(times, 20));
    }

    /// Takes back what was counted last: nobody waits for it.
    ///
    /// @param most and the bound, as it was counted
    public void giveBack(Connection connection, String hash, int most, long bound)
            throws SQLException {
        Sql.update(connection, giveBack, most, bound, hash);
    }

    /// Ends the count of one.
    public void forget(Connection connection, String hash) throws SQLException {
        Sql.update(connection, forget, hash);
    }

    /// Drops windows that began before a moment and no longer count.
    public void sweep(Connection connection, long before) throws SQLException {
        Sql.update(connection, sweep, before);
    }

    private record Row(long start, int tries) {}
}
