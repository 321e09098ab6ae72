// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.outpost.model.kernel.UserId;
import org.outpost.server.platform.Sql;

/// The table of logins, inside whatever transaction it is called in.
final class AccountStore {
    private static final String COLUMNS =
            "SELECT user_id, login, password_hash, first_admin, changed_at FROM account";

    /// How a login is compared: what looks alike is alike.
    static String plain(String login) {
        return Normalizer.normalize(login.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    Optional<Account> byLogin(Connection connection, String login) throws SQLException {
        return Sql.first(
                connection, COLUMNS + " WHERE login = ?", AccountStore::account, plain(login));
    }

    Optional<Account> byUser(Connection connection, UserId user) throws SQLException {
        return Sql.first(
                connection, COLUMNS + " WHERE user_id = ?", AccountStore::account, user.value());
    }

    /// Since when the password is what it is, which it stays until the transaction ends; -1 where
    /// there is no account.
    long lockedSince(Connection connection, UserId user) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT changed_at FROM account WHERE user_id = ? FOR UPDATE",
                        row -> row.getLong(1),
                        user.value())
                .orElse(-1L);
    }

    /// Sets or replaces.
    ///
    /// @return false where the login is another person's
    boolean put(Connection connection, Account account) throws SQLException {
        Optional<Account> holder = byLogin(connection, account.login());
        if (holder.isPresent() && !holder.get().user().equals(account.user())) {
            return false;
        }
        Sql.update(
                connection,
                "INSERT INTO account (user_id, login, password_hash, first_admin, changed_at)"
                        + " VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE login = ?,"
                        + " password_hash = ?, changed_at = GREATEST(?, changed_at + 1)",
                account.user().value(),
                plain(account.login()),
                account.passwordHash(),
                account.firstAdmin(),
                account.since(),
                plain(account.login()),
                account.passwordHash(),
                account.since());
        return true;
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                new UserId(row.getString("user_id")),
                row.getString("login"),
                row.getString("password_hash"),
                row.getBoolean("first_admin"),
                row.getLong("changed_at"));
    }
}
