// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.outpost.model.access.Role;
import org.outpost.model.access.StaffMember;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.server.platform.ProblemException;

/// An administrator gives employed staff a login and a password; setting them anew ends the
/// person's sign-ins everywhere. All of a list or none of it.
public final class SetLogin {
    static final int MIN_PASSWORD = 12;
    static final int MAX_LIST = 500;
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");
    private static final Set<Role> ADMINS =
            EnumSet.of(Role.HOSPITAL_ADMIN, Role.DISTRICT_ADMIN, Role.NATIONAL_ADMIN);

    private final AccessParts parts;
    private final StaffDirectory directory;

    SetLogin(AccessParts parts, StaffDirectory directory) {
        this.parts = parts;
        this.directory = directory;
    }

    /// Sets what the list says.
    public void set(Caller caller, List<SetLoginRequest> list) {
        if (!ADMINS.contains(caller.role())) {
            throw new ProblemException(
                    403, "access.not-allowed", "Only administrators set passwords.");
        }
        if (list.isEmpty() || list.size() > MAX_LIST) {
            throw new ProblemException(
                    400, "access.bad-list", "A list names 1 to " + MAX_LIST + " people.");
        }
        list.forEach(one -> check(caller, one));
        List<Account> accounts =
                list.stream()
                        .map(one ->
                                new Account(
                                        one.user(),
                                        one.login(),
                                        parts.passwords().hash(one.password()),
                                        false,
                                        parts.clock().millis()))
                        .toList();
        parts.transactions()
                .run(connection -> {
                    for (Account account : accounts) {
                        put(connection, account);
                    }
                });
    }

    /// The administrator the installation begins with. Asked at every start; a password changed in
    /// the environment counts from the next start on.
    public void firstAdmin(UserId user, String login, String password) {
        if (password.length() < MIN_PASSWORD) {
            throw new IllegalStateException(
                    "OUTPOST_ADMIN_PASSWORD is too short: at least " + MIN_PASSWORD + " letters");
        }
        boolean same =
                parts.transactions()
                        .call(connection -> parts.accounts().byUser(connection, user))
                        .filter(known -> known.login().equals(AccountStore.plain(login)))
                        .filter(known -> parts.passwords().matches(password, known.passwordHash()))
                        .isPresent();
        if (!same) {
            Account account =
                    new Account(
                            user,
                            login,
                            parts.passwords().hash(password),
                            true,
                            parts.clock().millis());
            parts.transactions().run(connection -> put(connection, account));
        }
    }

    private void put(Connection connection, Account account) throws SQLException {
        long now = parts.clock().millis();
        boolean first =
                parts.accounts()
                        .byUser(connection, account.user())
                        .filter(Account::firstAdmin)
                        .isPresent();
        if (first && !account.firstAdmin()) {
            throw notYours(account.user());
        }
        if (!parts.accounts().put(connection, account)) {
            throw new ProblemException(
                    409,
                    "access.login-taken",
                    "The login " + account.login() + " is another person's.");
        }
        parts.refreshTokenStore().revokeAllOf(connection, account.user(), "new password", now);
        parts.pageSessions().deleteAllOf(connection, account.user());
    }

    private void check(Caller caller, SetLoginRequest request) {
        if (!LOGIN.matcher(AccountStore.plain(request.login())).matches()) {
            throw new ProblemException(
                    400,
                    "access.bad-login",
                    "A login has 2 to 40 small letters, digits, dots and dashes.");
        }
        int length = request.password().length();
        if (length < MIN_PASSWORD || length > Passwords.MAX_LENGTH) {
            throw new ProblemException(
                    400,
                    "access.bad-password",
                    "A password has " + MIN_PASSWORD + " to " + Passwords.MAX_LENGTH + " letters.");
        }
        StaffMember staff =
                directory
                        .staff(request.user())
                        .filter(StaffMember::employed)
                        .orElseThrow(() ->
                                new ProblemException(
                                        404,
                                        "access.not-employed",
                                        request.user() + " is not employed."));
        FeedId at = staff.at();
        boolean higher = staff.role() != null && ADMINS.contains(staff.role());
        boolean own = at != null && at.equals(caller.home());
        boolean self = caller.user().equals(request.user());
        boolean peer = higher && own && caller.role() != Role.NATIONAL_ADMIN && !self;
        if (at == null || !caller.reaches(at) || peer) {
            throw notYours(request.user());
        }
    }

    private static ProblemException notYours(UserId user) {
        return new ProblemException(403, "access.other-scope", "Not yours to set: " + user + ".");
    }
}
