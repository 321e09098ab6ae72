// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

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
import org.outpost.server.platform.TryStore;

/// A person shows login and password and gets tokens; the machine they sit at is registered by
/// that. A browser gets the same check and no tokens.
public final class SignIn {
    static final String ENDED = "access.sign-in-again";
    static final String ENDED_WORDS = "This sign-in has ended. Sign in again.";
    static final int OFFLINE_DAYS = 7;
    private static final String FIRST_ADMIN_NAME = "Administrator";
    private static final int MAX_LABEL = 60;
    private static final int TRIES = 5;
    static final long WINDOW_MILLIS = 60_000;
    static final String WRONG = "access.wrong-password";

    private final Transactions transactions;
    private final AccountStore accounts;
    private final TryStore tries;
    private final Passwords passwords;
    private final StaffDirectory directory;
    private final AccessTokens tokens;
    private final RefreshTokens refreshTokens;
    private final DeviceRegister register;
    private final Clock clock;

    SignIn(AccessParts parts, StaffDirectory directory, DeviceRegister register) {
        this.transactions = parts.transactions();
        this.accounts = parts.accounts();
        this.tries = parts.tries();
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
                transactions.call(
                        connection -> refreshTokens.begin(connection, person.caller().user(), at));
        return answer(person, refresh, device);
    }

    /// The next pair of tokens for a refresh token.
    public SignInAnswer renew(String refreshToken, @Nullable DeviceId device) {
        if (outOfUse(device)) {
            throw ended();
        }
        String shownBy = device == null ? "" : device.value();
        RefreshTokens.Outcome outcome =
                transactions.call(
                        connection -> refreshTokens.renew(connection, refreshToken, shownBy));
        return switch (outcome) {
            case RefreshTokens.Renewed(var user, var token) ->
                    answer(person(user).orElseThrow(SignIn::ended), token, device);
            case RefreshTokens.Ended(var twoHolders) ->
                    throw twoHolders ? new TokenReusedException() : ended();
        };
    }

    /// Who has this login and password.
    ///
    /// @throws ProblemException 401 with the same words for a wrong password, an unknown login and
    ///   a person no longer employed; 429 after too many tries
    public Person check(String login, String password) {
        if (login.length() > 80 || password.length() > Passwords.MAX_LENGTH || login.isBlank()) {
            throw new ProblemException(
                    400, "access.bad-form", "A login has 1 to 80 letters, a password up to 256.");
        }
        // Logins that exist are counted like those that don't.
        String who = Secrets.hash(AccountStore.plain(login));
        long wait =
                transactions.call(connection ->
                        tries.count(connection, who, TRIES, WINDOW_MILLIS, clock.millis()));
        if (wait > 0) {
            throw tooOften(wait);
        }
        Optional<Account> account =
                transactions.call(connection -> accounts.byLogin(connection, login));
        boolean right =
                passwords.matches(password, account.map(Account::passwordHash).orElse(null));
        Optional<Person> person = account.filter(found -> right).flatMap(this::person);
        if (person.isEmpty()) {
            throw new ProblemException(401, WRONG, "Login or password is not right.");
        }
        transactions.run(connection -> {
            tries.forget(connection, who);
            tries.sweep(connection, clock.millis() - WINDOW_MILLIS);
        });
        return person.get();
    }

    /// Whom an access token speaks for as of now; nobody where it does not hold, the person was
    /// dismissed, or the machine they signed in at is out of use.
    Optional<Caller> bearer(String accessToken) {
        return tokens.verify(accessToken)
                .filter(claimed -> !outOfUse(claimed.device()))
                .flatMap(claimed -> person(claimed.caller().user()))
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
            return Optional.of(new Person(caller, FIRST_ADMIN_NAME, ""));
        }
        return directory.staff(account.user()).flatMap(staff -> employed(account.user(), staff));
    }

    private static Optional<Person> employed(UserId user, StaffMember staff) {
        Role role = staff.role();
        FeedId at = staff.at();
        if (!staff.employed() || role == null || at == null) {
            return Optional.empty();
        }
        return Optional.of(new Person(new Caller(user, role, at), staff.name(), staff.nameLocal()));
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
                tokens.issue(caller, device),
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

    static ProblemException tooOften(long waitMillis) {
        return new ProblemException(
                429,
                "access.too-often",
                "Too many tries. Wait " + (waitMillis / 1000 + 1) + " seconds.");
    }

    /// A person as of now.
    public record Person(Caller caller, String name, String nameLocal) {}
}
