// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.UserId;
import org.outpost.server.platform.Sql;

/// The tables of refresh tokens and their families.
final class RefreshTokenStore {
    /// A family: one sign-in on one device.
    record Family(String id, UserId user, String device, boolean revoked) {}

    /// One token of it.
    record Token(String family, long expiresAt, @Nullable Spent spent) {}

    /// What is known of a token that was used.
    record Spent(long at, byte[] successorBox, boolean repeated) {}

    void insertFamily(Connection connection, Family family, long expiresAt) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO refresh_family (family, user_id, device_id, expires_at)"
                        + " VALUES (?, ?, ?, ?)",
                family.id(),
                family.user().value(),
                family.device(),
                expiresAt);
    }

    void insertToken(Connection connection, String hash, String family, long expiresAt)
            throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO refresh_token (token_hash, family, expires_at, repeated)"
                        + " VALUES (?, ?, ?, FALSE)",
                hash,
                family,
                expiresAt);
        Sql.update(
                connection,
                "UPDATE refresh_family SET expires_at = ? WHERE family = ?",
                expiresAt,
                family);
    }

    /// Reads and locks, so that of two who show one token at once one comes first.
    Optional<Token> lock(Connection connection, String hash) throws SQLException {
        return Sql.first(
                connection,
                "SELECT family, expires_at, spent_at, successor_box, repeated FROM refresh_token"
                        + " WHERE token_hash = ? FOR UPDATE",
                row -> {
                    Long spentAt = Sql.longOrNull(row, "spent_at");
                    return new Token(
                            row.getString("family"),
                            row.getLong("expires_at"),
                            spentAt == null
                                    ? null
                                    : new Spent(
                                            spentAt,
                                            row.getBytes("successor_box"),
                                            row.getBoolean("repeated")));
                },
                hash);
    }

    Optional<Family> family(Connection connection, String family) throws SQLException {
        return Sql.first(
                connection,
                "SELECT family, user_id, device_id, revoked_at FROM refresh_family"
                        + " WHERE family = ? FOR UPDATE",
                row ->
                        new Family(
                                row.getString("family"),
                                new UserId(row.getString("user_id")),
                                row.getString("device_id"),
                                Sql.longOrNull(row, "revoked_at") != null),
                family);
    }

    void spend(Connection connection, String hash, byte[] successorBox, long now)
            throws SQLException {
        Sql.update(
                connection,
                "UPDATE refresh_token SET spent_at = ?, successor_box = ? WHERE token_hash = ?",
                now,
                successorBox,
                hash);
    }

    void markRepeated(Connection connection, String hash) throws SQLException {
        Sql.update(
                connection, "UPDATE refresh_token SET repeated = TRUE WHERE token_hash = ?", hash);
    }

    void revoke(Connection connection, String family, String why, long now) throws SQLException {
        Sql.update(
                connection,
                "UPDATE refresh_family SET revoked_at = ?, revoked_why = ?"
                        + " WHERE family = ? AND revoked_at IS NULL",
                now,
                why,
                family);
    }

    /// Ends all of a person's families: after a new password, or a dismissal.
    void revokeAllOf(Connection connection, UserId user, String why, long now) throws SQLException {
        Sql.update(
                connection,
                "UPDATE refresh_family SET revoked_at = ?, revoked_why = ?"
                        + " WHERE user_id = ? AND revoked_at IS NULL",
                now,
                why,
                user.value());
    }

    /// Ends all families of a device: it is taken up again, by whoever has it now.
    void revokeAllAt(Connection connection, String device, String why, long now)
            throws SQLException {
        Sql.update(
                connection,
                "UPDATE refresh_family SET revoked_at = ?, revoked_why = ?"
                        + " WHERE device_id = ? AND revoked_at IS NULL",
                now,
                why,
                device);
    }

    /// Whether a person signed in at a device before, and not too long ago.
    boolean isAny(Connection connection, UserId user, String device) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT family FROM refresh_family WHERE user_id = ? AND device_id = ?"
                                + " LIMIT 1",
                        row -> row.getString(1),
                        user.value(),
                        device)
                .isPresent();
    }

    void sweep(Connection connection, long now) throws SQLException {
        Sql.update(connection, "DELETE FROM refresh_token WHERE expires_at < ? LIMIT 1000", now);
        Sql.update(connection, "DELETE FROM refresh_family WHERE expires_at < ? LIMIT 1000", now);
    }
}
