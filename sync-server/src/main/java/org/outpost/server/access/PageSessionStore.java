// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.outpost.model.kernel.UserId;
import org.outpost.server.platform.Sql;

/// The table of browser sessions.
final class PageSessionStore {
    /// One row.
    record Row(UserId user, String formToken, long seenAt, long endsAt) {}

    void insert(Connection connection, String idHash, Row row) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO page_session (id_hash, user_id, form_token, seen_at, ends_at)"
                        + " VALUES (?, ?, ?, ?, ?)",
                idHash,
                row.user().value(),
                row.formToken(),
                row.seenAt(),
                row.endsAt());
    }

    Optional<Row> find(Connection connection, String idHash) throws SQLException {
        return Sql.first(
                connection,
                "SELECT user_id, form_token, seen_at, ends_at FROM page_session WHERE id_hash = ?",
                row ->
                        new Row(
                                new UserId(row.getString("user_id")),
                                row.getString("form_token"),
                                row.getLong("seen_at"),
                                row.getLong("ends_at")),
                idHash);
    }

    void seen(Connection connection, String idHash, long now) throws SQLException {
        Sql.update(
                connection, "UPDATE page_session SET seen_at = ? WHERE id_hash = ?", now, idHash);
    }

    void delete(Connection connection, String idHash) throws SQLException {
        Sql.update(connection, "DELETE FROM page_session WHERE id_hash = ?", idHash);
    }

    /// Ends all of a person's sessions: after a new password.
    void deleteAllOf(Connection connection, UserId user) throws SQLException {
        Sql.update(connection, "DELETE FROM page_session WHERE user_id = ?", user.value());
    }

    void sweep(Connection connection, long now) throws SQLException {
        Sql.update(connection, "DELETE FROM page_session WHERE ends_at < ? LIMIT 1000", now);
    }
}
