// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.demo;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.LineException;

/// Signs the first administrator in, as a person at a new desktop does: that enrols machines and
/// allows to set passwords. Passwords go this way alone and are in no fact.
final class DemoSignIn {
    private static final String SIGN_IN = "/api/v1/access/sign-in";
    private static final String RETIRE = "/api/v1/access/devices/retire";
    private static final String USERS = "/api/v1/access/users/list";

    private record Request(String login, String password, @Nullable Machine device) {}

    private record Machine(String id, String publicKey, String label, String at) {}

    private record Answer(String accessToken) {}

    private record User(String user, String login, String password) {}

    private record Users(List<User> users) {}

    private record Retirement(String device, String reason) {}

    private record Nothing() {}

    private final DemoLine line;
    private final String login;
    private final String password;
    private String token = "";

    DemoSignIn(DemoLine line, String login, String password) {
        this.line = line;
        this.login = login;
        this.password = password;
    }

    /// Enrols a machine for a feed; enrolling it again changes nothing.
    void enrol(DemoDevice device, FeedId home) throws LineException {
        Machine machine =
                new Machine(
                        device.device().value(),
                        Base64.getEncoder().encodeToString(device.publicKey()),
                        "Demo " + home.value(),
                        home.value());
        signIn(machine);
    }

    private String signIn(@Nullable Machine at) throws LineException {
        return line.call(SIGN_IN, Map.of(), new Request(login, password, at), Answer.class)
                .accessToken();
    }

    /// Takes a machine that has done its work out of use: nobody waits to hear from it.
    void retire(DemoDevice device) throws LineException {
        line.call(RETIRE, bearer(), new Retirement(device.device().value(), "done"), Nothing.class);
    }

    /// Of a sign-in at no machine: one at a machine ends when that goes out of use.
    private Map<String, String> bearer() throws LineException {
        if (token.isEmpty()) {
            token = signIn(null);
        }
        return Map.of("Authorization", "Bearer " + token);
    }

    /// Lets these people sign in; all of them or none.
    void setPasswords(List<DemoLoader.Login> people, String demoPassword) throws LineException {
        List<User> users =
                people.stream().map(p -> new User(p.login(), p.login(), demoPassword)).toList();
        line.call(USERS, bearer(), new Users(users), Nothing.class);
    }
}
