// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.ops.endtoend.Api.bytes;
import static org.outpost.ops.endtoend.Api.isAProblem;
import static org.outpost.ops.endtoend.Api.text;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.ops.launcher.RunningSystem;

/// What the real server answers over HTTP: to good tokens and to bad ones, to bodies no honest
/// machine sends, and to whoever watches it.
class ServerAnswersTest {
    private static Api api;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        RunningSystem system = SharedSystem.get();
        SharedSystem.demo();
        api = new Api(system);
        token = api.signIn(system.adminLogin(), system.adminPassword());
    }

    @Test
    void aGoodTokenGetsItsAnswer() throws Exception {
        HttpResponse<byte[]> answer = api.get("/api/v1/facilities/hospitals", token);
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
            assertThat(api.get("/api/v1/facilities/hospitals", bad).statusCode())
                    .as(bad)
                    .isEqualTo(401);
        }
        isAProblem(api.get("/api/v1/facilities/hospitals", null), 401);
    }

    @Test
    void queriesAnswerWithinARoleAndNotBeyond() throws Exception {
        HttpResponse<byte[]> stock =
                api.get("/api/v1/inventory/positions?hospital=RMP-DH01", token);
        assertThat(stock.statusCode()).isEqualTo(200);
        assertThat(text(stock)).contains("\"onHand\"");
        assertThat(api.get("/api/v1/inventory/transfers?hospital=RMP-DH01", token).statusCode())
                .isEqualTo(200);
        assertThat(api.get("/api/v1/appointments/sessions?hospital=RMP-DH01", token).statusCode())
                .isEqualTo(200);
        isAProblem(api.get("/api/v1/appointments/sessions?date=yesterday", token), 400);
        isAProblem(api.get("/api/v1/inventory/positions?hospital=%3Cb%3E", token), 400);
        isAProblem(api.post("/api/v1/patients/search", token, bytes("{\"text\":\"asha\"}")), 403);
        isAProblem(api.get("/api/v1/nothing", token), 404);
    }

    @Test
    void whoeverOpensTheBareAddressComesToThePagesForPeople() throws Exception {
        HttpResponse<byte[]> answer = api.get("/", null);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/district/");
        isAProblem(api.post("/", null, bytes("{}")), 405);
    }

    @Test
    void aPlaceByPhoneThatCantBeGivenIsAnsweredByACodeThatStays() throws Exception {
        String at = "\"hospital\":\"RMP-DH01\"";
        String nobody = "{\"session\":\"session/x.1\",\"patient\":\"patient/x.1\"," + at + "}";
        HttpResponse<byte[]> unknown =
                api.post("/api/v1/appointments/bookings", token, bytes(nobody));
        isAProblem(unknown, 404);
        assertThat(Api.code(unknown)).isEqualTo("appointments.unknown-patient");
        HttpResponse<byte[]> cancel =
                api.post(
                        "/api/v1/appointments/bookings/cancel",
                        token,
                        bytes("{\"booking\":\"booking/x.1\"," + at + "}"));
        isAProblem(cancel, 404);
        assertThat(Api.code(cancel)).isEqualTo("appointments.unknown-booking");
        isAProblem(api.post("/api/v1/appointments/bookings", null, bytes(nobody)), 401);
        isAProblem(api.post("/api/v1/appointments/bookings", token, bytes("null")), 400);
        isAProblem(api.post("/api/v1/appointments/bookings", token, bytes("{\"session\":1}")), 400);
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
            isAProblem(api.post("/api/v1/access/sign-in", null, body), 400, 401);
        }
        isAProblem(api.post("/api/v1/access/sign-in", null, large), 413);
    }

    @Test
    void anUnsignedMachineIsTurnedAwayWhateverItSends() throws Exception {
        isAProblem(api.post("/api/v1/sync/hello", null, bytes("{}")), 401);
        isAProblem(api.post("/api/v1/sync/exchange", token, bytes("{")), 401);
    }

    @Test
    void whoeverWatchesFindsHealthFiguresAndTheDescription() throws Exception {
        assertThat(api.get("/health/live", null).statusCode()).isEqualTo(200);
        assertThat(api.get("/health/ready", null).statusCode()).isEqualTo(200);
        assertThat(text(api.get("/metrics", null)))
                .contains(
                        "sync_push_batches_total",
                        "sync_push_duration_seconds",
                        "sync_rows_applied_total",
                        "sync_client_outbox_rows",
                        "sync_batch_rows_bucket",
                        "sync_rows_rejected_total",
                        "sync_conflicts_total",
                        "sync_quarantine_rows",
                        "sync_waiting",
                        "sync_sent_away_total",
                        "appointment_decisions_total",
                        "auth_failures_total",
                        "auth_refresh_reuse_total",
                        "jms_queue_depth",
                        "jms_queue_acked_total",
                        "notify_sent_total");
        assertThat(text(api.get("/metrics", null)))
                .as("p95 and p99 of a route are made from its buckets")
                .containsPattern(
                        "http_server_request_duration_seconds_bucket\\{[^}]*http_route=\"/api/v1/"
                                + "[^}]*le=\"0.25\"")
                .contains("sync_push_duration_seconds_bucket");
        assertThat(text(api.get("/openapi", null)))
                .contains(
                        "/api/v1/patients/search",
                        "/api/v1/sync/exchange",
                        "/api/v1/appointments/bookings/cancel");
    }
}
