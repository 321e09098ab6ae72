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
            "SELECT user_id, login, password_hash, first_admin FROM account";

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

    /// Sets or replaces.
    ///
    /// @return false where the login is another person's
    boolean put(Connection connection, Account account, long now) throws SQLException {
        Optional<Account> holder = byLogin(connection, account.login());
        if (holder.isPresent() && !holder.get().user().equals(account.user())) {
            return false;
        }
        Sql.update(
                connection,
                "INSERT INTO account (user_id, login, password_hash, first_admin, changed_at)"
                        + " VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE login = ?,"
                        + " password_hash = ?, changed_at = ?",
                account.user().value(),
                plain(account.login()),
                account.passwordHash(),
                account.firstAdmin(),
                now,
                plain(account.login()),
                account.passwordHash(),
                now);
        return true;
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                new UserId(row.getString("user_id")),
                row.getString("login"),
                row.getString("password_hash"),
                row.getBoolean("first_admin"));
    }
}
