// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import java.nio.file.Path;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.Randomness;
import org.outpost.server.platform.Transactions;
import org.outpost.server.platform.TryStore;

/// What the use cases of this room share. Made once at start, from the ports alone.
record AccessParts(
        Transactions transactions,
        AccountStore accounts,
        TryStore tries,
        Passwords passwords,
        SigningKeyStore keys,
        AccessTokens tokens,
        RefreshTokenStore refreshTokenStore,
        RefreshTokens refreshTokens,
        PageSessionStore pageSessions,
        Clock clock) {
    private static final int SEATS = 2;

    static AccessParts of(
            Transactions transactions, Clock clock, Randomness randomness, Path keysFolder) {
        SigningKeyStore keys = new SigningKeyStore(keysFolder, transactions, clock, randomness);
        RefreshTokenStore refreshTokenStore = new RefreshTokenStore();
        return new AccessParts(
                transactions,
                new AccountStore(),
                new TryStore("sign_in_try", "login_hash"),
                new Passwords(randomness, SEATS),
                keys,
                new AccessTokens(keys, clock, randomness),
                refreshTokenStore,
                new RefreshTokens(refreshTokenStore, clock, randomness),
                new PageSessionStore(),
                clock);
    }
}
