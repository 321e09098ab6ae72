// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outpost.model.wire.Json;
import org.outpost.ops.launcher.RunningSystem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The real server's API as a program outside asks it.
final class Api {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();

    private final RunningSystem system;

    Api(RunningSystem system) {
        this.system = system;
    }

    private record Form(String login, String password) {}

    private record Tokens(String accessToken) {}

    /// An access token, good for ten minutes.
    String signIn(String login, String password) throws Exception {
        HttpResponse<byte[]> answer =
                post("/api/v1/access/sign-in", null, Json.write(new Form(login, password)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return Json.read(answer.body(), Tokens.class).accessToken();
    }

    HttpResponse<byte[]> get(String path, @Nullable String bearer) throws Exception {
        return sent(request(path, bearer, Map.of()));
    }

    HttpResponse<byte[]> post(String path, @Nullable String bearer, byte[] body) throws Exception {
        return post(path, bearer, body, Map.of());
    }

    /// @param headers besides the kind of body
    HttpResponse<byte[]> post(
            String path, @Nullable String bearer, byte[] body, Map<String, String> headers)
            throws Exception {
        return sent(
                request(path, bearer, headers)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private HttpRequest.Builder request(
            String path, @Nullable String bearer, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(system.uri().resolve(path)).timeout(Duration.ofSeconds(30));
        headers.forEach(request::header);
        return bearer == null ? request : request.header("Authorization", "Bearer " + bearer);
    }

    private static HttpResponse<byte[]> sent(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    static JsonNode json(HttpResponse<byte[]> answer) {
        return JSON.readTree(answer.body());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// A refusal in the one form: a code for programs, words for people, nothing of our insides.
    static void isAProblem(HttpResponse<byte[]> answer, int... statuses) {
        assertThat(statuses).contains(answer.statusCode());
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(text(answer))
                .contains("\"code\"", "\"detail\"")
                .doesNotContain("Exception", "at org.", "SELECT ");
    }

    static String code(HttpResponse<byte[]> answer) {
        return json(answer).path("code").asString("");
    }
}
