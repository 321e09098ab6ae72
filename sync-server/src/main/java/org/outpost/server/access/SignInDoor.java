// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.outpost.model.access.Device;
import org.outpost.model.kernel.Clock;
import org.outpost.server.platform.Addresses;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.platform.Transactions;
import org.outpost.server.platform.TryStore;

/// Bounds what is tried: of one login, by one address at one login, and by one address at whatever
/// logins, which sees one password that is tried on many. A hospital's counters share an address,
/// so only what fails is counted. At a machine where the person has signed in before, nothing that
/// strangers do counts: it has a count of its own.
///
/// Waits grow where one address goes on, so that it soon has no part in the five a minute that all
/// have at a login: who sits elsewhere waits a minute at most for one that hammers.
public final class SignInDoor {
    static final int FAILURES = 30;
    static final int TRIES = 5;
    static final long WINDOW_MILLIS = 60_000;

    /// The longest wait, and how long after it all is forgotten.
    static final long BOUND_MILLIS = 15 * 60_000L;

    private final Transactions transactions;
    private final AccountStore accounts;
    private final RefreshTokenStore signIns;
    private final TryStore tries;
    private final StaffDirectory directory;
    private final Addresses addresses;
    private final Clock clock;

    SignInDoor(AccessParts parts, StaffDirectory directory, Addresses addresses) {
        this.transactions = parts.transactions();
        this.accounts = parts.accounts();
        this.signIns = parts.refreshTokenStore();
        this.tries = parts.tries();
        this.clock = parts.clock();
        this.directory = directory;
        this.addresses = addresses;
    }

    /// Signs in, unless too much of the same has failed.
    ///
    /// @param machine the one it is at; null where none is named
    public <T> T pass(
            HttpServletRequest request,
            String login,
            SignInRequest.@Nullable Machine machine,
            Supplier<T> signIn) {
        return pass(addresses.of(request), login, machine, signIn);
    }

    /// Counted before and given back after, so that many at once share the counts as well.
    <T> T pass(
            String address,
            String login,
            SignInRequest.@Nullable Machine machine,
            Supplier<T> signIn) {
        List<Limit> limits = limits(address, AccountStore.plain(login), machine);
        transactions.run(connection -> {
            for (Limit limit : limits) {
                long wait = count(connection, limit);
                if (wait > 0) {
                    throw tooOften(wait);
                }
            }
        });
        boolean failed = false;
        boolean signedIn = false;
        try {
            T answer = signIn.get();
            signedIn = true;
            return answer;
        } catch (ProblemException why) {
            failed = why.code().equals(SignIn.WRONG);
            throw why;
        } finally {
            if (!failed) {
                boolean done = signedIn;
                transactions.run(connection -> giveBack(connection, limits, done));
            }
        }
    }

    private long count(Connection connection, Limit limit) throws SQLException {
        long now = clock.millis();
        return limit.grows
                ? tries.countGrowing(
                        connection, limit.who, limit.most, WINDOW_MILLIS, BOUND_MILLIS, now)
                : tries.count(connection, limit.who, limit.most, WINDOW_MILLIS, now);
    }

    private void giveBack(Connection connection, List<Limit> limits, boolean signedIn)
            throws SQLException {
        for (Limit limit : limits) {
            if (signedIn && limit.most == TRIES) {
                tries.forget(connection, limit.who);
            } else {
                tries.giveBack(
                        connection,
                        limit.who,
                        limit.grows ? limit.most : Integer.MAX_VALUE,
                        BOUND_MILLIS);
            }
        }
        if (signedIn) {
            tries.sweep(connection, clock.millis() - 2 * BOUND_MILLIS);
        }
    }

    /// Logins that exist are counted like those that don't. No login is written in capitals where
    /// it is counted: none is taken for another count.
    private List<Limit> limits(
            String address, String login, SignInRequest.@Nullable Machine machine) {
        if (machine != null && isKnown(login, machine)) {
            return List.of(new Limit("AT " + machine.id() + " " + login, TRIES, true));
        }
        return List.of(
                new Limit("ADDRESS " + address, FAILURES, true),
                new Limit("FROM " + address + " " + login, TRIES, true),
                new Limit(login, TRIES, false));
    }

    private boolean isKnown(String login, SignInRequest.Machine machine) {
        boolean ours =
                directory
                        .device(machine.id())
                        .filter(device -> !device.retired())
                        .map(Device::publicKey)
                        .filter(key -> key.equals(machine.publicKey()))
                        .isPresent();
        return ours
                && transactions.call(connection -> {
                    Account account = accounts.byLogin(connection, login).orElse(null);
                    return account != null
                            && signIns.isAny(connection, account.user(), machine.id().value());
                });
    }

    private static ProblemException tooOften(long waitMillis) {
        long seconds = waitMillis / 1000 + 1;
        return new ProblemException(
                429,
                "access.too-often",
                "Too many tries. Nothing is locked. Wait " + seconds + " seconds.",
                seconds);
    }

    /// What is counted together.
    ///
    /// @param grows whether the wait does
    private record Limit(String who, int most, boolean grows) {
        Limit {
            who = Secrets.hash(who);
        }
    }
}
