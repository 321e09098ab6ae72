// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.WriterRow;
import org.outpost.server.platform.Sql;

/// What is known of each writer, and the tokens that tell a copy of its database.
final class WriterStore {
    private static final String ROW =
            "SELECT writer, device, device_key, home, high_seq, batch, chain, token_current,"
                    + " token_previous, lost_at, heard_epoch, sent_epoch FROM writer WHERE writer = ?";

    private WriterStore() {}

    /// The row, locked until the transaction ends.
    static Optional<Known> lock(Connection connection, WriterId writer) throws SQLException {
        return Sql.first(connection, ROW + " FOR UPDATE", WriterStore::known, writer.value());
    }

    static Optional<Known> find(Connection connection, WriterId writer) throws SQLException {
        return Sql.first(connection, ROW, WriterStore::known, writer.value());
    }

    /// The writer's highest number that came no later than `safe_mark` says; 0 where none did.
    static long safeSeq(Connection connection, WriterRow row) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT f.seq FROM fact f JOIN safe_mark m ON m.id = 1 WHERE f.writer = ?"
                                + " AND f.received_at <= m.until_at ORDER BY f.seq DESC LIMIT 1",
                        found -> found.getLong(1),
                        row.writer().value())
                .orElse(0L);
    }

    static void open(Connection connection, WriterRow row) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO writer (writer, device, device_key, home, high_seq, batch, chain)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                row.writer().value(),
                row.device().value(),
                row.deviceKey(),
                row.home().value(),
                row.highSeq(),
                row.batch(),
                row.chain());
    }

    static void taken(Connection connection, WriterRow row) throws SQLException {
        Sql.update(
                connection,
                "UPDATE writer SET high_seq = ?, batch = ?, chain = ? WHERE writer = ?",
                row.highSeq(),
                row.batch(),
                row.chain(),
                row.writer().value());
    }

    /// Closes every writer of a machine; waits for whatever of theirs is being taken in.
    ///
    /// @return all of them, those closed before too
    static List<WriterId> close(Connection connection, DeviceId device, long now)
            throws SQLException {
        List<WriterId> writers =
                Sql.query(
                        connection,
                        "SELECT writer FROM writer WHERE device = ? ORDER BY writer FOR UPDATE",
                        row -> new WriterId(row.getString(1)),
                        device.value());
        Sql.update(
                connection,
                "UPDATE writer SET lost_at = ? WHERE device = ? AND lost_at IS NULL",
                now,
                device.value());
        return writers;
    }

    static void tokens(
            Connection connection,
            WriterId writer,
            @Nullable String current,
            @Nullable String previous)
            throws SQLException {
        Sql.update(
                connection,
                "UPDATE writer SET token_current = ?, token_previous = ? WHERE writer = ?",
                current,
                previous,
                writer.value());
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                new WriterRow(
                        new WriterId(row.getString("writer")),
                        new DeviceId(row.getString("device")),
                        row.getBytes("device_key"),
                        new FeedId(row.getString("home")),
                        row.getLong("high_seq"),
                        row.getLong("batch"),
                        row.getString("chain")),
                row.getString("token_current"),
                row.getString("token_previous"),
                Sql.longOrNull(row, "lost_at") != null,
                row.getString("heard_epoch"),
                row.getString("sent_epoch"));
    }

    /// A writer with its sync tokens.
    ///
    /// @param isLost whether its machine was declared lost: nothing of it is taken any more
    /// @param heardEpoch the epoch of its home feed it was last heard in; null before the first
    /// @param sentEpoch the last one in which it had nothing left to send
    record Known(
            WriterRow row,
            @Nullable String current,
            @Nullable String previous,
            boolean isLost,
            @Nullable String heardEpoch,
            @Nullable String sentEpoch) {}
}
