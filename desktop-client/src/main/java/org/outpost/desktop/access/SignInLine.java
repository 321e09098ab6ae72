// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.access;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.HttpLine;
import org.outpost.desktop.sync.Device;
import org.outpost.model.access.Role;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.kernel.UserId;
import org.outpost.model.sync.LineException;
import org.outpost.model.wire.Json;

/// Signs a person in at the district and brings this machine's public key along, so that the first
/// sign-in enrols it.
final class SignInLine {
    private static final String PATH = "/api/v1/access/sign-in";

    private final HttpLine line;
    private final Device device;
    private final String label;

    SignInLine(HttpLine line, Device device, String label) {
        this.line = line;
        this.device = device;
        this.label = label;
    }

    /// @param patience how long somebody waits for the answer
    /// @throws LineException where no district answered by then
    Asked ask(String login, String secret, Duration patience) throws LineException {
        Request request =
                new Request(
                        login,
                        secret,
                        new DevicePart(device.id().value(), device.publicKey(), label));
        HttpLine.Reply reply =
                line.post(PATH, HttpLine.packed(Json.write(request)), Map.of(), patience);
        try {
            if (reply.good()) {
                return Json.read(reply.body(), Answer.class);
            }
            Problem problem = Json.read(reply.body(), Problem.class);
            String code = problem.code();
            return new No(reply.status(), code == null ? "" : code);
        } catch (MalformedException e) {
            throw new LineException(
                    LineException.Trouble.STRANGER, "JSON, but not the district's", e);
        }
    }

    /// What became of asking.
    sealed interface Asked {}

    /// @param status of the answer, and the code of its problem
    record No(int status, String code) implements Asked {}

    /// @param home where the person works
    /// @param offlineDays for how long the person may work here unseen
    record Answer(
            @Nullable String refreshToken,
            UserId user,
            String name,
            @Nullable String nameLocal,
            Role role,
            FeedId home,
            @Nullable HospitalPart hospital,
            long serverMillis,
            int offlineDays)
            implements Asked {}

    record HospitalPart(@Nullable String code, @Nullable String name, @Nullable String nameLocal) {}

    record Problem(@Nullable String code) {}

    record Request(String login, String password, DevicePart device) {}

    record DevicePart(String id, byte[] publicKey, String label) {}
}
