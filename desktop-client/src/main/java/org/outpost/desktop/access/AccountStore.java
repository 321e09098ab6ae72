// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.access;

import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Row;
import org.outpost.model.access.Role;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;

/// Accounts and lockouts in the local file.
final class AccountStore {
    private static final String COLUMNS =
            "login, user, name, name_local, role, home, hospital, hospital_local, salt, verifier, online_at,"
                    + " pass_until, refresh";

    private final LocalDatabase database;

    AccountStore(LocalDatabase database) {
        this.database = database;
    }

    @Nullable Account of(String login) {
        return database.read(sql ->
                sql.first(
                        "select " + COLUMNS + " from account where login = ?",
                        AccountStore::account,
                        login));
    }

    @Nullable Account ofUser(UserId user) {
        return database.read(sql ->
                sql.first(
                        "select "
                                + COLUMNS
                                + " from account where user = ?"
                                + " order by online_at desc limit 1",
                        AccountStore::account,
                        user.value()));
    }

    void keep(Account account) {
        database.change(sql ->
                sql.run(
                        "insert or replace into account ("
                                + COLUMNS
                                + ", last_here)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        account.login(),
                        account.user().value(),
                        account.name(),
                        account.nameLocal(),
                        account.role().name(),
                        account.home().value(),
                        account.hospital(),
                        account.hospitalLocal(),
                        account.salt(),
                        account.verifier(),
                        account.onlineAt(),
                        account.passUntil(),
                        account.refresh(),
                        account.onlineAt()));
    }

    void wasHere(String login, long now) {
        database.change(sql -> {
            sql.run("update account set last_here = ? where login = ?", now, login);
            sql.run("delete from lockout where login = ?", login);
        });
    }

    /// Whoever signed in here last; null where nobody has.
    @Nullable Account last() {
        return database.read(sql ->
                sql.first(
                        "select " + COLUMNS + " from account order by last_here desc limit 1",
                        AccountStore::account));
    }

    Lockout lockout(String login) {
        Lockout known =
                database.read(sql ->
                        sql.first(
                                "select tries, until from lockout where login = ?",
                                row -> new Lockout(row.number(1), row.number(2)),
                                login));
        return known == null ? new Lockout(0, 0) : known;
    }

    void locked(String login, Lockout lockout) {
        database.change(sql ->
                sql.run(
                        "insert or replace into lockout (login, tries, until) values (?, ?, ?)",
                        login,
                        lockout.tries(),
                        lockout.until()));
    }

    private static Account account(Row row) {
        return new Account(
                row.text(1),
                new UserId(row.text(2)),
                row.text(3),
                row.text(4),
                Role.valueOf(row.text(5)),
                new FeedId(row.text(6)),
                row.text(7),
                row.text(8),
                row.bytes(9),
                row.bytes(10),
                row.number(11),
                row.number(12),
                row.text(13));
    }
}
