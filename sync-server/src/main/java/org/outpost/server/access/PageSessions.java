// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import java.util.Optional;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.Ids;
import org.outpost.model.kernel.Randomness;
import org.outpost.server.platform.Transactions;

/// Sign-ins of browsers. A session ends twelve hours after its sign-in, two hours after it was last
/// seen, or by signing out; role and home are asked for anew at every page.
public final class PageSessions {
    static final long LIFE_MILLIS = 12L * 60 * 60 * 1000;
    static final long IDLE_MILLIS = 2L * 60 * 60 * 1000;
    private static final long SEEN_STEP_MILLIS = 60_000;

    private final SignIn signIn;
    private final PageSessionStore store;
    private final Transactions transactions;
    private final Clock clock;
    private final Randomness randomness;

    PageSessions(
            SignIn signIn,
            PageSessionStore store,
            Transactions transactions,
            Clock clock,
            Randomness randomness) {
        this.signIn = signIn;
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
        this.randomness = randomness;
    }

    /// A session as a page needs it.
    ///
    /// @param formToken what each of its forms must send along
    public record Open(SignIn.Person person, String formToken) {}

    /// Checks login and password and begins a session.
    ///
    /// @return the id for the cookie, told this once
    public String begin(String login, String password) {
        SignIn.Person person = signIn.check(login, password);
        String id = Secrets.fresh(randomness);
        long now = clock.millis();
        PageSessionStore.Row row =
                new PageSessionStore.Row(
                        person.caller().user(),
                        Ids.random(randomness) + Ids.random(randomness),
                        now,
                        now + LIFE_MILLIS);
        transactions.run(connection -> {
            signIn.hold(connection, person);
            store.sweep(connection, now);
            store.insert(connection, Secrets.hash(id), row);
        });
        return id;
    }

    /// The session of this cookie, where it still holds.
    public Optional<Open> find(String id) {
        String hash = Secrets.hash(id);
        long now = clock.millis();
        Optional<PageSessionStore.Row> row =
                transactions.call(connection -> store.find(connection, hash));
        if (row.isEmpty() || row.get().endsAt() < now || row.get().seenAt() + IDLE_MILLIS < now) {
            return Optional.empty();
        }
        if (now - row.get().seenAt() > SEEN_STEP_MILLIS) {
            transactions.run(connection -> store.seen(connection, hash, now));
        }
        return signIn.person(row.get().user())
                .map(person -> new Open(person, row.get().formToken()));
    }

    /// Signs out.
    public void end(String id) {
        transactions.run(connection -> store.delete(connection, Secrets.hash(id)));
    }

    /// Whether a form came from a page of this very session.
    public static boolean formHolds(Open session, String formToken) {
        return Secrets.same(session.formToken(), formToken);
    }
}
