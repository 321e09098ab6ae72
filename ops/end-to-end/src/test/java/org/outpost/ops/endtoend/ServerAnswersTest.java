// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.model.wire.Json;
import org.outpost.ops.launcher.RunningSystem;

/// What the real server answers over HTTP: to good tokens and to bad ones, to bodies no honest
/// machine sends, and to whoever watches it.
class ServerAnswersTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static RunningSystem system;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        system = SharedSystem.get();
        SharedSystem.demo();
        token = signIn(system.adminLogin(), system.adminPassword());
    }

    private record Form(String login, String password) {}

    private record Tokens(String accessToken) {}

    private static String signIn(String login, String password) throws Exception {
        HttpResponse<byte[]> answer =
                post("/api/v1/access/sign-in", null, Json.write(new Form(login, password)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return Json.read(answer.body(), Tokens.class).accessToken();
    }

    private static HttpResponse<byte[]> get(String path, String bearer) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(system.server().uri().resolve(path))
                        .timeout(Duration.ofSeconds(30));
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return sent(request);
    }

    private static HttpResponse<byte[]> post(String path, String bearer, byte[] body)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(system.server().uri().resolve(path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return sent(request);
    }

    private static HttpResponse<byte[]> sent(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void isAProblem(HttpResponse<byte[]> answer, int... statuses) {
        assertThat(statuses).contains(answer.statusCode());
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(text(answer))
                .contains("\"code\"", "\"detail\"")
                .doesNotContain("Exception", "at org.", "SELECT ");
    }

    @Test
    void aGoodTokenGetsItsAnswer() throws Exception {
        HttpResponse<byte[]> answer = get("/api/v1/facilities/hospitals", token);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer)).contains("RMP-DH01");
    }

    @Test
    void noTokenAForeignOneATamperedOneAndAnUnsignedOneAreTurnedAway() throws Exception {
        String[] parts = token.split("[.]");
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String unsigned = base64.encodeToString(bytes("{\"alg\":\"none\"}"));
        String signature = parts[2].charAt(0) == 'A' ? "B" : "A";
        for (String bad :
                List.of(
                        "x",
                        parts[0] + "." + parts[1] + ".",
                        parts[0] + "." + parts[1] + "." + signature + parts[2].substring(1),
                        unsigned + "." + parts[1] + ".")) {
            assertThat(get("/api/v1/facilities/hospitals", bad).statusCode())
                    .as(bad)
                    .isEqualTo(401);
        }
        isAProblem(get("/api/v1/facilities/hospitals", null), 401);
    }

    @Test
    void queriesAnswerWithinARoleAndNotBeyond() throws Exception {
        HttpResponse<byte[]> stock = get("/api/v1/inventory/positions?hospital=RMP-DH01", token);
        assertThat(stock.statusCode()).isEqualTo(200);
        assertThat(text(stock)).contains("\"onHand\"");
        assertThat(get("/api/v1/inventory/transfers?hospital=RMP-DH01", token).statusCode())
                .isEqualTo(200);
        assertThat(get("/api/v1/appointments/sessions?hospital=RMP-DH01", token).statusCode())
                .isEqualTo(200);
        isAProblem(get("/api/v1/appointments/sessions?date=yesterday", token), 400);
        isAProblem(get("/api/v1/inventory/positions?hospital=%3Cb%3E", token), 400);
        isAProblem(post("/api/v1/patients/search", token, bytes("{\"text\":\"asha\"}")), 403);
        isAProblem(get("/api/v1/nothing", token), 404);
    }

    @Test
    void badBodiesAreAnsweredInPlainWords() throws Exception {
        byte[] large = new byte[5_100_000];
        java.util.Arrays.fill(large, (byte) ' ');
        for (byte[] body :
                List.of(
                        bytes(""),
                        bytes("{"),
                        bytes("null"),
                        bytes("{\"login\":1,\"password\":2}"),
                        bytes("{\"login\":\"a\",\"login\":\"b\",\"password\":\"c\"}"),
                        bytes("{\"a\":" + "[".repeat(5000)))) {
            isAProblem(post("/api/v1/access/sign-in", null, body), 400, 401);
        }
        isAProblem(post("/api/v1/access/sign-in", null, large), 413);
    }

    @Test
    void anUnsignedMachineIsTurnedAwayWhateverItSends() throws Exception {
        isAProblem(post("/api/v1/sync/hello", null, bytes("{}")), 401);
        isAProblem(post("/api/v1/sync/exchange", token, bytes("{")), 401);
    }

    @Test
    void whoeverWatchesFindsHealthFiguresAndTheDescription() throws Exception {
        assertThat(get("/health/live", null).statusCode()).isEqualTo(200);
        assertThat(get("/health/ready", null).statusCode()).isEqualTo(200);
        assertThat(text(get("/metrics", null)))
                .contains(
                        "sync_push_batches_total",
                        "sync_push_duration_seconds",
                        "sync_rows_applied_total",
                        "sync_client_outbox_rows");
        assertThat(text(get("/openapi", null)))
                .contains("/api/v1/patients/search", "/api/v1/sync/exchange");
    }
}
