// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.wire.Json;

/// Has a running server make every table again from the facts and compare, as an operator of a
/// cluster does by hand: step by step through its API, with an administrator's token.
public final class Rebuilding {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// A token is good for ten minutes.
    private static final int STEPS_OF_A_TOKEN = 500;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
    private final URI server;
    private final String login;
    private final String password;

    private Rebuilding(URI server, String login, String password) {
        this.server = server;
        this.login = login;
        this.password = password;
    }

    private record Form(String login, String password) {}

    private record Tokens(String accessToken) {}

    private record From(@Nullable String after) {}

    private record Step(
            long aggregates, List<String> differing, List<String> rows, @Nullable String next) {}

    /// What was found.
    ///
    /// @param aggregates how many things there are
    /// @param differing names of what was kept otherwise than the facts add up to; mended
    public record Found(long aggregates, List<String> differing) {}

    /// Goes through all of it.
    public static Found run(RunningSystem system) {
        return new Rebuilding(system.uri(), system.adminLogin(), system.adminPassword()).all();
    }

    private Found all() {
        long seen = 0;
        List<String> differing = new ArrayList<>();
        String after = "";
        String token = "";
        for (int steps = 0; after != null; steps++) {
            if (steps % STEPS_OF_A_TOKEN == 0) {
                Form form = new Form(login, password);
                token = call("/api/v1/access/sign-in", "", form, Tokens.class).accessToken();
            }
            Step step = call("/api/v1/reporting/rebuild", token, new From(after), Step.class);
            seen += step.aggregates();
            differing.addAll(step.differing());
            differing.addAll(step.rows());
            after = step.next();
        }
        return new Found(seen, differing);
    }

    private <T> T call(String path, String token, Object message, Class<T> answer) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(message)));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        try {
            HttpResponse<byte[]> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new StartRefused(
                        "the server answered " + response.statusCode() + " at " + path);
            }
            return Json.read(response.body(), answer);
        } catch (IOException gone) {
            throw new StartRefused("the server did not answer at " + path, gone);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StartRefused("the rebuild was interrupted", stop);
        }
    }
}
