// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.access;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.HttpLine;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.SystemClock;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.SignInDesk;
import org.outpost.desktop.shell.SignedIn;
import org.outpost.desktop.sync.Device;
import org.outpost.model.access.Permissions;
import org.outpost.model.access.Role;
import org.outpost.model.access.Screen;
import org.outpost.model.access.StaffMember;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Randomness;
import org.outpost.model.sync.LineException;

/// A person comes to the counter. With a line the district says who it is, enrols this machine the
/// first time and leaves an account here; without one the account of the last time opens the
/// counter, as long as its offline pass lasts.
public final class SignInUseCase implements SignInDesk {
    /// Begins the label by which the district knows a counter; its name stands behind it.
    public static final String COUNTER = "Counter ";

    /// The district's word for a computer out of use.
    private static final String RETIRED = "access.device-retired";

    private static final int SALT = 16;
    private static final int LONGEST = 256;
    private static final long DAY = 86_400_000L;
    private static final long MINUTE = 60_000;

    /// Who may come in without a line waits no longer for one that answers nothing.
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final LocalDatabase database;
    private final AccountStore accounts;
    private final SignInLine line;
    private final Device device;
    private final CurrentUser current;
    private final SystemClock clock;
    private final Randomness randomness;
    private final String counter;
    private final Runnable settled;
    private volatile Consumer<Phrase> ended = said -> {};
    private volatile @Nullable Account here;

    /// @param counter how this machine is called at its hospital
    /// @param settled called when this machine has a home: the line may begin
    public SignInUseCase(
            LocalDatabase database,
            HttpLine line,
            Device device,
            CurrentUser current,
            SystemClock clock,
            Randomness randomness,
            String counter,
            Runnable settled) {
        this.database = database;
        this.accounts = new AccountStore(database);
        this.line = new SignInLine(line, device, COUNTER + counter);
        this.device = device;
        this.current = current;
        this.clock = clock;
        this.randomness = randomness;
        this.counter = counter;
        this.settled = settled;
    }

    @Override
    public String lastUser() {
        Account last = accounts.last();
        return last == null ? "" : last.login();
    }

    @Override
    public Outcome<SignedIn> signIn(String user, String secret) {
        String login = user.strip().toLowerCase(Locale.ROOT);
        if (login.isEmpty() || login.length() > 40 || secret.length() > LONGEST) {
            return declined("signin.wrong");
        }
        Lockout lockout = accounts.lockout(login);
        long wait = lockout.minutesLeft(clock.ownMillis());
        if (wait > 0) {
            return declined("signin.locked");
        }
        Account account = accounts.of(login);
        boolean holds =
                account != null && SecretVerifier.holds(secret, account.salt(), account.verifier());
        boolean inTime = account != null && clock.millis() <= account.passUntil();
        try {
            Duration patience = holds && inTime ? PATIENCE : HttpLine.ANSWER;
            return switch (line.ask(login, secret, patience)) {
                case SignInLine.Answer answer -> online(login, secret, answer);
                case SignInLine.No no -> refused(login, lockout, no);
            };
        } catch (LineException e) {
            if (account == null || !inTime) {
                return unasked(e, account == null ? "signin.unknown" : "signin.expired");
            }
            return holds ? unseen(account) : wrong(login, lockout);
        }
    }

    /// Nobody can be asked, and this machine can't tell by itself.
    ///
    /// @param otherwise where there is no line
    private static Outcome<SignedIn> unasked(LineException why, String otherwise) {
        if (why instanceof HttpLine.BusyException busy) {
            long minutes = Math.ceilDiv(busy.laterMillis(), MINUTE);
            return declined("signin.later", minutes);
        }
        return declined(
                why.trouble() == LineException.Trouble.STRANGER ? "signin.strange" : otherwise);
    }

    /// The district can't be asked, and what this machine has heard from it since counts: who was
    /// dismissed or works elsewhere now does not come in by pulling the cable.
    private Outcome<SignedIn> unseen(Account account) {
        StaffStore.Standing heard =
                database.read(sql -> new StaffStore().standing(sql, account.user()));
        if (heard == null) {
            return welcome(account);
        }
        return heard.employed() && heard.home().equals(account.home())
                ? welcome(account.as(heard.role()))
                : declined("signin.not.allowed");
    }

    @Override
    public void onEnded(Consumer<Phrase> told) {
        ended = told;
    }

    /// The shift ends of whoever sits here, where the district has said meanwhile that they are
    /// dismissed, work elsewhere or have another role.
    public void heard(List<AggregateId> changed) {
        Account who = here;
        if (who == null
                || !changed.contains(StaffMember.id(who.user()))
                || !current.is(who.user())) {
            return;
        }
        StaffStore.Standing now = database.read(sql -> new StaffStore().standing(sql, who.user()));
        boolean stays = now != null && now.employed() && now.home().equals(who.home());
        if (now == null || (stays && now.role() == who.role())) {
            return;
        }
        here = null;
        current.left();
        ended.accept(Phrase.of(stays ? "signin.changed" : "signin.ended"));
    }

    private Outcome<SignedIn> online(String login, String secret, SignInLine.Answer answer) {
        FeedId home = device.home();
        if (home != null && !home.equals(answer.home())) {
            return declined("signin.not.allowed");
        }
        clock.correct(answer.serverMillis() - clock.ownMillis());
        byte[] salt = randomness.bytes(SALT);
        long now = clock.millis();
        SignInLine.HospitalPart at = answer.hospital();
        String hospital = at == null || at.name() == null ? answer.home().value() : at.name();
        Account account =
                new Account(
                        login,
                        answer.user(),
                        answer.name(),
                        text(answer.nameLocal()),
                        answer.role(),
                        answer.home(),
                        hospital,
                        at == null ? "" : text(at.nameLocal()),
                        salt,
                        SecretVerifier.of(secret, salt),
                        now,
                        now + Math.max(1, answer.offlineDays()) * DAY,
                        text(answer.refreshToken()));
        accounts.keep(account);
        device.settle(answer.home());
        return welcome(account);
    }

    private Outcome<SignedIn> refused(String login, Lockout lockout, SignInLine.No no) {
        return switch (no.status()) {
            case 401, 400 -> wrong(login, lockout);
            case 403 ->
                    declined(no.code().equals(RETIRED) ? "signin.retired" : "signin.not.allowed");
            default -> declined("signin.trouble", "ACC-" + no.status());
        };
    }

    private Outcome<SignedIn> wrong(String login, Lockout lockout) {
        accounts.locked(login, lockout.wrong(clock.ownMillis()));
        return declined("signin.wrong");
    }

    private Outcome<SignedIn> welcome(Account account) {
        accounts.wasHere(account.login(), clock.millis());
        here = account;
        current.came(account.user(), account.role());
        settled.run();
        return new Outcome.Done<>(
                new SignedIn(
                        account.user().value(),
                        account.name(),
                        account.nameLocal(),
                        account.role().name().toLowerCase(Locale.ROOT),
                        account.hospital(),
                        account.hospitalLocal(),
                        counter,
                        rail(account.role())),
                Phrase.of("signin.welcome"),
                null);
    }

    /// What a person in this role finds in the rail, in order.
    public static List<String> rail(Role role) {
        return Permissions.opens(role).stream().flatMap(SignInUseCase::entries).distinct().toList();
    }

    /// Whether this role has the entry, or no role has.
    static boolean settles(Role role, String entry) {
        return rail(role).contains(entry)
                || Arrays.stream(Role.values()).noneMatch(any -> rail(any).contains(entry));
    }

    /// The rail's entries behind a word of the permission table.
    private static Stream<String> entries(Screen screen) {
        return switch (screen) {
            case PATIENTS -> Stream.of("patients");
            case APPOINTMENTS, DAY_BOARD -> Stream.of("day-board");
            case MY_DAY -> Stream.of("room");
            case QUEUE -> Stream.of("queue");
            case DISPENSE -> Stream.of("dispense");
            case STOCK -> Stream.of("stock");
            case RECEIVE -> Stream.of("receive");
            case TRANSFER -> Stream.of("transfer");
            case SHIFT -> Stream.of("shift");
            case ATTENTION -> Stream.of("attention");
            // Stands under the patients and is found by the search: the rail has room for eight.
            case REGISTER_FILE -> Stream.of();
            case DISTRICT_PAGES -> Stream.of();
        };
    }

    private static Outcome<SignedIn> declined(String key, Object... values) {
        return new Outcome.Declined<>(Phrase.of(key, values), "");
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
