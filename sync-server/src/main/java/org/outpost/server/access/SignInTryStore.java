// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import java.sql.Connection;
import java.sql.SQLException;
import org.outpost.server.platform.Sql;

/// Counts tries per login and minute, for logins that exist and for those that don't, so that many
/// nodes and many threads share one counter.
final class SignInTryStore {
    static final int TRIES = 5;
    static final long WINDOW_MILLIS = 60_000;

    /// Counts one more try.
    ///
    /// @return milliseconds to wait; 0 = go on
    long count(Connection connection, String login, long now) throws SQLException {
        String hash = Secrets.hash(AccountStore.plain(login));
        long oldest = now - WINDOW_MILLIS;
        // MySQL assigns from left to right: the count still sees the window as it was.
        Sql.update(
                connection,
                "INSERT INTO sign_in_try (login_hash, window_start, tries) VALUES (?, ?, 1)"
                        + " ON DUPLICATE KEY UPDATE tries = IF(window_start <= ?, 1, tries + 1),"
                        + " window_start = IF(window_start <= ?, ?, window_start)",
                hash,
                now,
                oldest,
                oldest,
                now);
        return Sql.first(
                        connection,
                        "SELECT window_start, tries FROM sign_in_try WHERE login_hash = ?",
                        row ->
                                row.getInt("tries") <= TRIES
                                        ? 0L
                                        : row.getLong("window_start") + WINDOW_MILLIS - now,
                        hash)
                .orElse(0L);
    }

    /// A good password ends the count.
    void forget(Connection connection, String login) throws SQLException {
        Sql.update(
                connection,
                "DELETE FROM sign_in_try WHERE login_hash = ?",
                Secrets.hash(AccountStore.plain(login)));
    }

    /// Drops what no longer counts.
    void sweep(Connection connection, long now) throws SQLException {
        Sql.update(
                connection,
                "DELETE FROM sign_in_try WHERE window_start < ? LIMIT 1000",
                now - WINDOW_MILLIS);
    }
}
