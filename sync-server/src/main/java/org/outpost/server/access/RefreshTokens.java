// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.Ids;
import org.outpost.model.kernel.Randomness;
import org.outpost.model.kernel.UserId;

/// The long-lived half of a sign-in: opaque, spent at each use, good for thirty days from the last
/// one. Stored as hashes.
final class RefreshTokens {
    static final long LIFE_MILLIS = 30L * 24 * 60 * 60 * 1000;
    static final long REPEAT_MILLIS = 60_000;
    private static final System.Logger LOG = System.getLogger("outpost.access");

    private final RefreshTokenStore store;
    private final Clock clock;
    private final Randomness randomness;

    RefreshTokens(RefreshTokenStore store, Clock clock, Randomness randomness) {
        this.store = store;
        this.clock = clock;
        this.randomness = randomness;
    }

    /// What became of a token that was shown.
    sealed interface Outcome {}

    /// It was good: the next one, and whose it is.
    record Renewed(UserId user, String token) implements Outcome {}

    /// It was not, or it ended its family.
    ///
    /// @param twoHolders whether it was shown by somebody who should not have it: then one of two
    ///   holders stole it
    record Ended(boolean twoHolders) implements Outcome {}

    /// The first token after a sign-in.
    ///
    /// @param device empty where none was named
    String begin(Connection connection, UserId user, String device) throws SQLException {
        store.sweep(connection, clock.millis());
        long expiresAt = clock.millis() + LIFE_MILLIS;
        String family = Ids.random(randomness);
        String token = Secrets.fresh(randomness);
        store.insertFamily(
                connection, new RefreshTokenStore.Family(family, user, device, false), expiresAt);
        store.insertToken(connection, Secrets.hash(token), family, expiresAt);
        return token;
    }

    /// Spends a token for the next one.
    Outcome renew(Connection connection, String token, String device) throws SQLException {
        String hash = Secrets.hash(token);
        Optional<RefreshTokenStore.Token> shown = store.lock(connection, hash);
        if (shown.isEmpty() || shown.get().expiresAt() < clock.millis()) {
            return new Ended(false);
        }
        Optional<RefreshTokenStore.Family> family = store.family(connection, shown.get().family());
        if (family.isEmpty() || family.get().revoked()) {
            return new Ended(false);
        }
        if (!family.get().device().equals(device)) {
            return end(connection, family.get(), "another device");
        }
        RefreshTokenStore.Spent spent = shown.get().spent();
        return spent == null
                ? spend(connection, token, hash, family.get())
                : repeat(connection, token, hash, family.get(), spent);
    }

    /// Ends what was begun at a device before it went out of use.
    void endAllAt(Connection connection, String device) throws SQLException {
        store.revokeAllAt(connection, device, "device out of use", clock.millis());
    }

    private Outcome spend(
            Connection connection, String token, String hash, RefreshTokenStore.Family family)
            throws SQLException {
        byte[] next = randomness.bytes(Secrets.BYTES);
        store.spend(connection, hash, Secrets.box(next, token), clock.millis());
        store.insertToken(
                connection,
                Secrets.hash(Secrets.text(next)),
                family.id(),
                clock.millis() + LIFE_MILLIS);
        return new Renewed(family.user(), Secrets.text(next));
    }

    /// An answer that got lost on the line must not log anyone out: asked again at once, once, by
    /// the same device, the same answer is given. Everything else means that there are two holders.
    private Outcome repeat(
            Connection connection,
            String token,
            String hash,
            RefreshTokenStore.Family family,
            RefreshTokenStore.Spent spent)
            throws SQLException {
        String next = Secrets.text(Secrets.box(spent.successorBox(), token));
        boolean soon = clock.millis() - spent.at() <= REPEAT_MILLIS;
        boolean arrived =
                store.lock(connection, Secrets.hash(next))
                        .map(RefreshTokenStore.Token::spent)
                        .isPresent();
        if (!soon || spent.repeated() || arrived) {
            return end(connection, family, "spent token shown again");
        }
        store.markRepeated(connection, hash);
        return new Renewed(family.user(), next);
    }

    private Outcome end(Connection connection, RefreshTokenStore.Family family, String why)
            throws SQLException {
        store.revoke(connection, family.id(), why, clock.millis());
        LOG.log(System.Logger.Level.WARNING, "sign-in family {0} ended: {1}", family.id(), why);
        return new Ended(true);
    }
}
