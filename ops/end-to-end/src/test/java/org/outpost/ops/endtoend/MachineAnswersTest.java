// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.ops.endtoend.Api.bytes;
import static org.outpost.ops.endtoend.Api.isAProblem;
import static org.outpost.ops.endtoend.SignedMachine.HELLO;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.wire.Json;
import org.outpost.ops.launcher.RunningSystem;

/// What the real server answers to machines over HTTP: to a good signature, to every way in which
/// one can be wrong, and to bodies that no honest machine sends under a good one.
class MachineAnswersTest {
    private static final String EXCHANGE = "/api/v1/sync/exchange";
    private static RunningSystem system;
    private static Api api;
    private static SignedMachine machine;

    @BeforeAll
    static void start() throws Exception {
        system = SharedSystem.get();
        SharedSystem.demo();
        api = new Api(system);
        machine = new SignedMachine(api, "H/RMP-DH01");
        assertThat(enrol(machine).statusCode()).isEqualTo(200);
        assertThat(machine.send(HELLO, machine.greeting()).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<byte[]> enrol(SignedMachine fresh) throws Exception {
        return fresh.enrol(system.adminLogin(), system.adminPassword());
    }

    /// Everything a machine's request may write.
    private static String written() throws Exception {
        try (Connection connection = system.database().orElseThrow().connect();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                "SELECT (SELECT COUNT(*) FROM fact), (SELECT COUNT(*) FROM batch),"
                                        + " (SELECT COUNT(*) FROM writer), (SELECT"
                                        + " COALESCE(MAX(token_current), '') FROM writer WHERE"
                                        + " device = '"
                                        + machine.device
                                        + "')")) {
            found.next();
            return String.join(
                    " ",
                    found.getString(1),
                    found.getString(2),
                    found.getString(3),
                    found.getString(4));
        }
    }

    private static String greeting() {
        return new String(machine.greeting(), StandardCharsets.UTF_8);
    }

    private interface Request {
        HttpResponse<byte[]> send() throws Exception;
    }

    private static void turnedAway(String what, Request request, int... statuses) throws Exception {
        String before = written();
        HttpResponse<byte[]> answer = request.send();
        assertThat(statuses)
                .as(what + ": " + answer.statusCode() + " " + Api.text(answer))
                .contains(answer.statusCode());
        isAProblem(answer, statuses);
        assertThat(written()).as(what + " wrote something").isEqualTo(before);
    }

    @Test
    void aSignatureThatIsMissingForeignOrOfSomethingElseIsTurnedAway() throws Exception {
        byte[] hello = machine.greeting();
        String good = machine.signature(HELLO, hello);
        SignedMachine stranger = new SignedMachine(api, "H/RMP-DH01");
        turnedAway("nothing signed", () -> api.post(HELLO, null, hello), 401);
        turnedAway(
                "no signature",
                () -> api.post(HELLO, null, hello, Map.of("Outpost-Device", "" + machine.device)),
                401);
        turnedAway(
                "no name",
                () -> api.post(HELLO, null, hello, Map.of("Outpost-Signature", good)),
                401);
        turnedAway("an unknown machine", () -> stranger.send(HELLO, stranger.greeting()), 401);
        turnedAway(
                "a stranger's key under a known name",
                () ->
                        stranger.sendAs(
                                machine.device, HELLO, hello, stranger.signature(HELLO, hello)),
                401);
        for (String bad : List.of("", "x", "AAAA", "%%%", good.substring(4), good + good)) {
            turnedAway(
                    "signature '" + bad + "'",
                    () -> machine.sendAs(machine.device, HELLO, hello, bad),
                    401);
        }
        turnedAway(
                "a name that is none",
                () ->
                        api.post(
                                HELLO,
                                null,
                                hello,
                                Map.of("Outpost-Device", "../x", "Outpost-Signature", good)),
                401);
        turnedAway(
                "a person's token instead",
                () ->
                        api.post(
                                HELLO,
                                api.signIn(system.adminLogin(), system.adminPassword()),
                                hello),
                401);
    }

    @Test
    void whatWasChangedAfterItWasSignedIsTurnedAway() throws Exception {
        byte[] hello = machine.greeting();
        String good = machine.signature(HELLO, hello);
        byte[] altered = hello.clone();
        altered[altered.length - 2]++;
        turnedAway("another body", () -> machine.sendAs(machine.device, HELLO, altered, good), 401);
        turnedAway(
                "a blank more",
                () -> machine.sendAs(machine.device, HELLO, bytes(greeting() + " "), good),
                401);
        turnedAway("no body", () -> machine.sendAs(machine.device, HELLO, new byte[0], good), 401);
        turnedAway(
                "another path", () -> machine.sendAs(machine.device, EXCHANGE, hello, good), 401);
        for (String path :
                List.of(
                        "/api/v1/sync//hello",
                        "/api/v1/sync/./hello",
                        "/api/v1/sync/%2e%2e/sync/hello",
                        "/api/v1/sync/%68ello",
                        "/api/v1/sync/hello;a=b",
                        "/api/v1/Sync/hello",
                        "/api/v1/sync/Hello")) {
            turnedAway(
                    path, () -> machine.sendAs(machine.device, path, hello, good), 400, 401, 404);
        }
    }

    @Test
    void whatStrangersSendInAMachinesNameIsBoundedAndDoesNotShutItOut() throws Exception {
        SignedMachine known = new SignedMachine(api, "H/RMP-DH01");
        assertThat(enrol(known).statusCode()).isEqualTo(200);
        byte[] hello = known.greeting();
        Map<String, String> stranger = headers(known, "AAAA", "198.51.100.31");
        int read = 0;
        HttpResponse<byte[]> answer = api.post(HELLO, null, hello, stranger);
        while (answer.statusCode() == 401 && read < 100) {
            read++;
            answer = api.post(HELLO, null, hello, stranger);
        }
        isAProblem(answer, 429);
        assertThat(read).isBetween(10, 60);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
        String good = known.signature(HELLO, hello);
        assertThat(api.post(HELLO, null, hello, headers(known, good, "198.51.100.32")).statusCode())
                .as("the machine itself, elsewhere")
                .isEqualTo(200);
    }

    private static Map<String, String> headers(
            SignedMachine machine, String signature, String address) {
        return Map.of(
                "Outpost-Device", machine.device.value(),
                "Outpost-Signature", signature,
                "X-Forwarded-For", address);
    }

    @Test
    void aMachineThatWasTakenOutOfUseIsTurnedAwayAtItsNextRequest() throws Exception {
        SignedMachine lost = new SignedMachine(api, "H/RMP-DH01");
        assertThat(enrol(lost).statusCode()).isEqualTo(200);
        assertThat(lost.send(HELLO, lost.greeting()).statusCode()).isEqualTo(200);
        String token = api.signIn(system.adminLogin(), system.adminPassword());
        String body = "{\"device\":\"" + lost.device + "\",\"reason\":\"lost\"}";
        assertThat(api.post("/api/v1/access/devices/retire", token, bytes(body)).statusCode())
                .isEqualTo(204);
        turnedAway("greeting", () -> lost.send(HELLO, lost.greeting()), 401);
        turnedAway("exchange", () -> lost.send(EXCHANGE, lost.greeting()), 401);
        turnedAway(
                "a clerk at it",
                () -> {
                    var clerk =
                            SharedSystem.demo().logins().stream()
                                    .filter(login -> login.role().equals("FRONT_DESK"))
                                    .filter(login -> login.place().equals("RMP-DH01"))
                                    .findFirst()
                                    .orElseThrow();
                    return lost.enrol(clerk.login(), SharedSystem.demo().password());
                },
                403);
    }

    @Test
    void aMachineSpeaksForItselfAlone() throws Exception {
        SignedMachine other = new SignedMachine(api, "H/RMP-DH01");
        turnedAway("another's greeting", () -> machine.send(HELLO, other.greeting()), 403);
    }

    @Test
    void signedRubbishIsAnsweredInPlainWords() throws Exception {
        String greeting = greeting();
        for (String body :
                List.of(
                        "",
                        "null",
                        "{",
                        "[]",
                        "42",
                        "<html>",
                        "\u0000\u0001",
                        "{} {}",
                        "[".repeat(100_000),
                        greeting.replace("\"lastSeq\":0", "\"lastSeq\":1e400"),
                        greeting.replace("\"lastSeq\":0", "\"lastSeq\":1.5"),
                        greeting.replace("\"lastSeq\":0", "\"lastSeq\":NaN"),
                        greeting.replace("\"lastSeq\":0", "\"lastSeq\":" + "9".repeat(10_000)),
                        greeting.replace("\"lastSeq\":0", "\"lastSeq\":0,\"lastSeq\":0"),
                        greeting.replace(
                                "\"schema\":1", "\"schema\":\"" + "x".repeat(70_000) + "\""),
                        greeting.replace(machine.writer.value(), "../../x"),
                        greeting.replace("H/RMP-DH01", "H/x'; DROP TABLE fact"))) {
            turnedAway(
                    "signed: " + body.substring(0, Math.min(60, body.length())),
                    () -> machine.send(HELLO, bytes(body)),
                    400);
        }
        assertThat(machine.send(HELLO, machine.greeting()).statusCode()).isEqualTo(200);
    }

    @Test
    void aPackedBodyThatIsTornTooLargeOrABombIsTurnedAwayAndAGoodOneTaken() throws Exception {
        byte[] hello = machine.greeting();
        byte[] packed = SignedMachine.packed(hello);
        assertThat(machine.sendPacked(HELLO, hello, packed).statusCode()).isEqualTo(200);
        byte[] torn = Arrays.copyOf(packed, packed.length / 2);
        turnedAway("torn", () -> machine.sendPacked(HELLO, hello, torn), 400, 401);
        turnedAway(
                "packed twice",
                () -> machine.sendPacked(HELLO, hello, SignedMachine.packed(packed)),
                400,
                401);
        byte[] large = new byte[Json.MAX_DOCUMENT + 1];
        Arrays.fill(large, (byte) ' ');
        turnedAway("too large", () -> machine.send(HELLO, large), 413);
        byte[] bomb = SignedMachine.packed(new byte[200_000_000]);
        assertThat(bomb.length).isLessThan(300_000);
        turnedAway("a bomb", () -> machine.sendPacked(HELLO, hello, bomb), 413);
        turnedAway(
                "packed by name alone",
                () -> machine.sendPacked(HELLO, hello, bytes("not packed at all")),
                400,
                401);
    }

    @Test
    void anUnknownMachineLearnsNothingFromTheKindOfBodyItSends() throws Exception {
        DeviceId nobody = new DeviceId("0".repeat(16));
        byte[] bomb = SignedMachine.packed(new byte[50_000_000]);
        turnedAway(
                "a stranger's bomb",
                () -> {
                    Map<String, String> headers =
                            Map.of(
                                    "Outpost-Device", nobody.value(),
                                    "Outpost-Signature", "AAAA",
                                    "Content-Encoding", "gzip");
                    return api.post(HELLO, null, bomb, headers);
                },
                401,
                413);
    }
}
