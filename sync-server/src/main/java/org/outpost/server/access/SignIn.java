// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outpost.model.access.Device;
import org.outpost.model.access.Permissions;
import org.outpost.model.access.Role;
import org.outpost.model.access.StaffMember;
import org.outpost.model.facilities.Hospital;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.platform.Transactions;

/// A person shows login and password and gets tokens; the machine they sit at is registered by
/// that. A browser gets the same check and no tokens.
public final class SignIn {
    static final String ENDED = "access.sign-in-again";
    static final String ENDED_WORDS = "This sign-in has ended. Sign in again.";
    static final int OFFLINE_DAYS = 7;
    private static final String FIRST_ADMIN_NAME = "Administrator";
    private static final int MAX_LABEL = 60;
    static final String WRONG = "access.wrong-password";

    private final Transactions transactions;
    private final AccountStore accounts;
    private final Passwords passwords;
    private final StaffDirectory directory;
    private final AccessTokens tokens;
    private final RefreshTokens refreshTokens;
    private final DeviceRegister register;
    private final Clock clock;

    SignIn(AccessParts parts, StaffDirectory directory, DeviceRegister register) {
        this.transactions = parts.transactions();
        this.accounts = parts.accounts();
        this.passwords = parts.passwords();
        this.tokens = parts.tokens();
        this.refreshTokens = parts.refreshTokens();
        this.clock = parts.clock();
        this.directory = directory;
        this.register = register;
    }

    /// Signs in on a machine.
    public SignInAnswer signIn(SignInRequest request) {
        Person person = check(request.login(), request.password());
        SignInRequest.Machine machine = request.device();
        if (machine != null) {
            vouchFor(machine, person.caller());
        }
        DeviceId device = machine == null ? null : machine.id();
        String at = device == null ? "" : device.value();
        String refresh =
                transactions.call(connection -> {
                    hold(connection, person);
                    return refreshTokens.begin(connection, person.caller().user(), at);
                });
        return answer(person, refresh, device);
    }

    /// The next pair of tokens for a refresh token.
    public SignInAnswer renew(String refreshToken, @Nullable DeviceId device) {
        if (outOfUse(device)) {
            throw ended();
        }
        String shownBy = device == null ? "" : device.value();
        Renewal renewal =
                transactions.call(connection -> {
                    var outcome = refreshTokens.renew(connection, refreshToken, shownBy);
                    // Read beside it: a token made of it falls with a password set right after.
                    return new Renewal(
                            outcome,
                            outcome instanceof RefreshTokens.Renewed renewed
                                    ? accounts.byUser(connection, renewed.user())
                                    : Optional.empty());
                });
        return switch (renewal.outcome) {
            case RefreshTokens.Renewed(_, var token) ->
                    answer(
                            renewal.account.flatMap(this::person).orElseThrow(SignIn::ended),
                            token,
                            device);
            case RefreshTokens.Ended(var twoHolders) ->
                    throw twoHolders ? new TokenReusedException() : ended();
        };
    }

    /// Who has this login and password. Whoever asks from outside comes through [SignInDoor].
    ///
    /// @throws ProblemException 401 with the same words for a wrong password, an unknown login and
    ///   a person no longer employed
    public Person check(String login, String password) {
        if (login.length() > 80 || password.length() > Passwords.MAX_LENGTH || login.isBlank()) {
            throw new ProblemException(
                    400, "access.bad-form", "A login has 1 to 80 letters, a password up to 256.");
        }
        Optional<Account> account =
                transactions.call(connection -> accounts.byLogin(connection, login));
        boolean right =
                passwords.matches(password, account.map(Account::passwordHash).orElse(null));
        Optional<Person> person = account.filter(found -> right).flatMap(this::person);
        return person.orElseThrow(SignIn::wrong);
    }

    /// What begins stands on the password that was shown, in the transaction in which it does: one
    /// that was set meanwhile has ended it.
    void hold(Connection connection, Person person) throws SQLException {
        if (accounts.lockedSince(connection, person.caller().user()) != person.since()) {
            throw wrong();
        }
    }

    /// Whom an access token speaks for as of now; nobody where it does not hold, the person was
    /// dismissed or has another password, or the machine they signed in at is out of use.
    Optional<Caller> bearer(String accessToken) {
        return tokens.verify(accessToken)
                .filter(claimed -> !outOfUse(claimed.device()))
                .flatMap(claimed ->
                        person(claimed.caller().user())
                                .filter(person -> person.since() == claimed.since()))
                .map(Person::caller);
    }

    private boolean outOfUse(@Nullable DeviceId device) {
        return device != null && directory.device(device).map(Device::retired).orElse(false);
    }

    /// The person as of now, where they have an account and are employed.
    public Optional<Person> person(UserId user) {
        return transactions
                .call(connection -> accounts.byUser(connection, user))
                .flatMap(this::person);
    }

    private Optional<Person> person(Account account) {
        if (account.firstAdmin()) {
            Caller caller = new Caller(account.user(), Role.NATIONAL_ADMIN, FeedId.NATION);
            return Optional.of(new Person(caller, FIRST_ADMIN_NAME, "", account.since()));
        }
        return directory.staff(account.user()).flatMap(staff -> employed(account, staff));
    }

    private static Optional<Person> employed(Account account, StaffMember staff) {
        Role role = staff.role();
        FeedId at = staff.at();
        if (!staff.employed() || role == null || at == null) {
            return Optional.empty();
        }
        Caller caller = new Caller(account.user(), role, at);
        return Optional.of(new Person(caller, staff.name(), staff.nameLocal(), account.since()));
    }

    private void vouchFor(SignInRequest.Machine machine, Caller caller) {
        FeedId at = machine.at() == null ? caller.home() : machine.at();
        if (!caller.reaches(at)) {
            throw elsewhere();
        }
        Optional<Device> known = directory.device(machine.id());
        boolean retired = known.map(Device::retired).orElse(false);
        if (retired && !Permissions.may(caller.role(), "RetireDevice")) {
            throw new ProblemException(
                    403,
                    "access.device-retired",
                    "This computer was taken out of use. An administrator's sign-in at it takes it"
                            + " up again.");
        }
        if (known.isPresent() && known.get().publicKey().equals(machine.publicKey())) {
            FeedId stands = known.get().at();
            if (stands != null && stands.equals(at)) {
                return;
            }
            boolean moves = caller.role() == Role.NATIONAL_ADMIN && machine.at() != null;
            if (!moves && stands != null) {
                throw elsewhere();
            }
        } else if (known.isPresent() && !retired) {
            throw new ProblemException(
                    409,
                    "access.device-known",
                    "This computer is known here with another key. Ask the district to clear it.");
        }
        if (retired) {
            transactions.run(
                    connection -> refreshTokens.endAllAt(connection, machine.id().value()));
        }
        String label = machine.label() == null ? "" : machine.label();
        register.register(
                caller.user(),
                machine.id(),
                machine.publicKey(),
                at,
                label.length() <= MAX_LABEL ? label : label.substring(0, MAX_LABEL));
    }

    private SignInAnswer answer(Person person, String refreshToken, @Nullable DeviceId device) {
        Caller caller = person.caller();
        Hospital hospital =
                caller.home().isHospital() ? directory.hospital(caller.home().hospital()) : null;
        return new SignInAnswer(
                tokens.issue(caller, device, person.since()),
                refreshToken,
                caller.user(),
                person.name(),
                person.nameLocal(),
                caller.role(),
                caller.home(),
                hospital,
                clock.millis(),
                OFFLINE_DAYS);
    }

    private static ProblemException ended() {
        return new ProblemException(401, ENDED, ENDED_WORDS);
    }

    private static ProblemException elsewhere() {
        return new ProblemException(
                403, "access.other-place", "This computer belongs to another place than you do.");
    }

    private static ProblemException wrong() {
        return new ProblemException(401, WRONG, "Login or password is not right.");
    }

    private record Renewal(RefreshTokens.Outcome outcome, Optional<Account> account) {}

    /// A person as of now.
    ///
    /// @param since when their password was set
    public record Person(Caller caller, String name, String nameLocal, long since) {}
}
