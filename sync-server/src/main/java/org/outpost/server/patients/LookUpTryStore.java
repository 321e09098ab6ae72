// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.patients;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.outpost.model.sync.Sha256;
import org.outpost.server.platform.Sql;

/// Counts look-ups per asker and window, so that many nodes share one count and nobody walks
/// through a district's patients one by one.
final class LookUpTryStore {
    /// Counts one more.
    ///
    /// @return milliseconds to wait; 0 = go on
    long count(Connection connection, String asker, int most, long window, long now)
            throws SQLException {
        String hash =
                HexFormat.of()
                        .formatHex(
                                Sha256.of(("look-up:" + asker).getBytes(StandardCharsets.UTF_8)));
        long oldest = now - window;
        // MySQL assigns from left to right: the count still sees the window as it was.
        Sql.update(
                connection,
                "INSERT INTO look_up_try (asker, window_start, tries) VALUES (?, ?, 1)"
                        + " ON DUPLICATE KEY UPDATE tries = IF(window_start <= ?, 1, tries + 1),"
                        + " window_start = IF(window_start <= ?, ?, window_start)",
                hash,
                now,
                oldest,
                oldest,
                now);
        return Sql.first(
                        connection,
                        "SELECT window_start, tries FROM look_up_try WHERE asker = ?",
                        row ->
                                row.getInt("tries") <= most
                                        ? 0L
                                        : row.getLong("window_start") + window - now,
                        hash)
                .orElse(0L);
    }

    /// Drops what no longer counts.
    void sweep(Connection connection, long before) throws SQLException {
        Sql.update(connection, "DELETE FROM look_up_try WHERE window_start < ? LIMIT 1000", before);
    }
}
