// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.Randomness;
import org.outpost.model.kernel.UserId;
import org.outpost.server.platform.Addresses;
import org.outpost.server.platform.Environment;
import org.outpost.server.platform.Transactions;
import org.outpost.server.sync.FactInbox;
import org.outpost.server.sync.LostMachines;

/// Puts the room together in the server: every constructor call of it on one page.
@ApplicationScoped
public class AccessWiring {
    static final UserId FIRST_ADMIN = new UserId("admin");

    @Produces
    @Singleton
    AccessParts parts(Transactions transactions, Clock clock, Randomness randomness) {
        Path keys = Path.of(Environment.require("OUTPOST_KEYS_FOLDER"));
        return AccessParts.of(transactions, clock, randomness, keys);
    }

    @Produces
    @Singleton
    FactDirectory directory(FactInbox inbox) {
        return new FactDirectory(inbox);
    }

    @Produces
    @Singleton
    AccessTokens tokens(AccessParts parts) {
        return parts.tokens();
    }

    /// The first administrator is there before the first sign-in is answered.
    @Produces
    @Singleton
    SignIn signIn(AccessParts parts, FactDirectory directory, SetLogin setLogin) {
        Environment.find("OUTPOST_ADMIN_LOGIN")
                .ifPresent(login ->
                        setLogin.firstAdmin(
                                FIRST_ADMIN, login, Environment.require("OUTPOST_ADMIN_PASSWORD")));
        return new SignIn(parts, directory, directory);
    }

    @Produces
    @Singleton
    SignInDoor door(AccessParts parts, FactDirectory directory, Addresses addresses) {
        return new SignInDoor(parts, directory, addresses);
    }

    @Produces
    @Singleton
    SetLogin setLogin(AccessParts parts, FactDirectory directory) {
        return new SetLogin(parts, directory);
    }

    @Produces
    @Singleton
    RetireDevices devices(FactInbox inbox, FactDirectory directory, LostMachines lost) {
        return new RetireDevices(inbox, directory, lost);
    }

    @Produces
    @Singleton
    PageSessions sessions(
            SignIn signIn, Transactions transactions, Clock clock, Randomness randomness) {
        return new PageSessions(signIn, new PageSessionStore(), transactions, clock, randomness);
    }
}
