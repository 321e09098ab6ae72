// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.outpost.model.access.EmployStaff;
import org.outpost.model.access.Role;
import org.outpost.model.access.StaffName;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.server.sync.Counter;
import org.outpost.server.sync.ServerOnDatabase;

/// The room of access on the real database, with a clock that a test moves by hand.
public final class AccessOnDatabase implements AutoCloseable {
    public static final String PASSWORD = "correct horse battery";

    public final ServerOnDatabase server = new ServerOnDatabase();
    public final FactDirectory directory = new FactDirectory(server.parts.inbox());
    public final Path keys;
    final AccessParts parts;
    public final SetLogin setLogin;
    public final SignIn signIn;
    public final RetireDevices retire =
            new RetireDevices(server.parts.inbox(), directory, server.lost);
    public final PageSessions sessions;
    public final Caller admin = new Caller(new UserId("admin"), Role.NATIONAL_ADMIN, FeedId.NATION);
    private final Counter office = Counter.at(server, "N");

    public AccessOnDatabase() {
        try {
            keys = Files.createTempDirectory("outpost-keys");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        parts = AccessParts.of(server.plain, server.clock, server.randomness, keys);
        setLogin = new SetLogin(parts, directory);
        signIn = new SignIn(parts, directory, directory);
        sessions =
                new PageSessions(
                        signIn,
                        new PageSessionStore(),
                        server.plain,
                        server.clock,
                        server.randomness);
        setLogin.firstAdmin(admin.user(), "admin", PASSWORD);
    }

    /// Employs somebody and gives them the login of the same name.
    public Caller employ(String user, Role role, String at) {
        return employ(user, role, at, "Asha Devi", "आशा देवी");
    }

    public Caller employ(String user, Role role, String at, String name, String nameLocal) {
        FeedId place = new FeedId(at);
        UserId id = new UserId(user);
        office.push(new EmployStaff(id, user, role, place, new StaffName(name, nameLocal)));
        setLogin.set(admin, List.of(new SetLoginRequest(id, user, PASSWORD)));
        return new Caller(id, role, place);
    }

    public Counter office() {
        return office;
    }

    void pass(long millis) {
        server.now.addAndGet(millis);
    }

    @Override
    public void close() {
        server.close();
    }
}
