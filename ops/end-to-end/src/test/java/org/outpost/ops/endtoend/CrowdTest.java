// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.ops.endtoend.SignedMachine.HELLO;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.ops.launcher.RunningSystem;

/// More machines at once than the real server has hands for.
class CrowdTest {
    private static final int HANDS = 4 * Runtime.getRuntime().availableProcessors();
    private static final int SEVERAL = 5;
    private static final int PATIENCE_SECONDS = 40;
    private static final Pattern WAITING =
            Pattern.compile("(?m)^sync_waiting(?:\\{[^}]*})? ([0-9.E+]+)");

    private static RunningSystem system;
    private static Api api;
    private static SignedMachine far;
    private static SignedMachine near;

    @BeforeAll
    static void twoMachinesAreEnrolled() throws Exception {
        system = SharedSystem.get();
        SharedSystem.demo();
        api = new Api(system);
        far = enrolled();
        near = enrolled();
    }

    private static SignedMachine enrolled() throws Exception {
        SignedMachine machine = new SignedMachine(api, "H/RMP-DH01");
        assertThat(machine.enrol(system.adminLogin(), system.adminPassword()).statusCode())
                .isEqualTo(200);
        assertThat(machine.send(HELLO, machine.greeting()).statusCode()).isEqualTo(200);
        return machine;
    }

    /// A request whose body has begun to come and does not go on.
    private static Socket begun(String path) throws IOException {
        URI server = system.uri();
        byte[] hello = far.greeting();
        Socket line = new Socket(server.getHost(), server.getPort());
        String head =
                "POST %s HTTP/1.1\r\nHost: outpost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: %d\r\nOutpost-Device: %s\r\nOutpost-Signature: %s\r\n"
                        + "\r\n";
        line.getOutputStream()
                .write(
                        head.formatted(
                                        path,
                                        hello.length,
                                        far.device.value(),
                                        far.signature(path, hello))
                                .getBytes(StandardCharsets.US_ASCII));
        line.getOutputStream().write(hello, 0, 10);
        line.getOutputStream().flush();
        return line;
    }

    @Test
    void machinesOnSlowLinesKeepNobodyElseAway() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 2 * HANDS; i++) {
                slow.add(begun(i % 2 == 0 ? HELLO : "/api/v1/sync/stream"));
            }
            // long enough for each of them to have got a hand, where one is still to be had
            for (int i = 0; i < SEVERAL; i++) {
                Thread.sleep(200);
                HttpResponse<byte[]> answer = near.send(HELLO, near.greeting());
                assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(200);
            }
        } finally {
            for (Socket line : slow) {
                line.setSoLinger(true, 0);
                line.close();
            }
        }
        for (int i = 0; i < 2 * HANDS; i++) {
            HttpResponse<byte[]> answer = near.send(HELLO, near.greeting());
            assertThat(answer.statusCode()).as("no hand stays with the dead").isEqualTo(200);
        }
    }

    /// One more than there are hands comes while all of them wait for the database for a moment.
    /// Where this machine is so slow that it comes a second later, it is tried again.
    @Test
    void whoComesWhenAllHandsAreFullForAMomentWaitsInside() throws Exception {
        List<Integer> answers = List.of();
        boolean waited = false;
        for (int tries = 0; tries < SEVERAL && !(waited && allServed(answers)); tries++) {
            List<CompletableFuture<Integer>> asked = new ArrayList<>();
            try (Connection connection = system.database().orElseThrow().connect()) {
                hold(connection);
                for (int i = 0; i <= HANDS; i++) {
                    asked.add(
                            CompletableFuture.supplyAsync(
                                    () -> askedOnce(far), Thread::startVirtualThread));
                }
                waited = false;
                while (!waited && asked.stream().noneMatch(CompletableFuture::isDone)) {
                    waited = waiting() > 0;
                }
                connection.rollback();
            }
            answers = asked.stream().map(CompletableFuture::join).toList();
        }
        assertThat(waited).isTrue();
        assertThat(answers).as("none is sent away").containsOnly(200);
        assertThat(waiting()).isZero();
    }

    private static boolean allServed(List<Integer> answers) {
        return answers.stream().allMatch(status -> status == 200);
    }

    /// How many the server says wait for a hand.
    private static double waiting() throws Exception {
        Matcher found = WAITING.matcher(Api.text(api.get("/metrics", null)));
        assertThat(found.find()).isTrue();
        return Double.parseDouble(found.group(1));
    }

    /// Nobody can greet as the far machine until this transaction ends.
    private static void hold(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement held =
                connection.prepareStatement(
                        "SELECT device FROM writer WHERE writer = ? FOR UPDATE")) {
            held.setString(1, far.writer.value());
            assertThat(held.executeQuery().next()).isTrue();
        }
    }

    /// While every hand waits for the database for long, the next machine gets a turn, and is
    /// served with it.
    @Test
    void whoIsSentAwayIsServedInItsTurn() throws Exception {
        List<CompletableFuture<Integer>> served = new ArrayList<>();
        HttpResponse<byte[]> away;
        try (Connection connection = system.database().orElseThrow().connect()) {
            hold(connection);
            for (int i = 0; i < HANDS; i++) {
                served.add(
                        CompletableFuture.supplyAsync(
                                () -> greeted(far), Thread::startVirtualThread));
            }
            away = near.send(HELLO, near.greeting());
            for (int i = 0; i < 5 * PATIENCE_SECONDS && away.statusCode() == 200; i++) {
                Thread.sleep(200);
                away = near.send(HELLO, near.greeting());
            }
            connection.rollback();
        }
        Api.isAProblem(away, 503);
        assertThat(Api.text(away)).contains("sync.busy");
        long wait = Long.parseLong(away.headers().firstValue("Retry-After").orElseThrow());
        String turn = away.headers().firstValue("Outpost-Turn").orElseThrow();
        assertThat(wait).isBetween(1L, 60L);
        for (CompletableFuture<Integer> one : served) {
            assertThat(one.get()).isEqualTo(200);
        }
        assertThat(turn).as("not one that anybody could write").matches("[^.]+\\.[^.]+\\.[^.]{16}");
        Thread.sleep(wait * 1000);
        Map<String, String> headers = new HashMap<>();
        headers.put("Outpost-Device", near.device.value());
        headers.put("Outpost-Signature", near.signature(HELLO, near.greeting()));
        headers.put("Outpost-Turn", turn);
        assertThat(api.post(HELLO, null, near.greeting(), headers).statusCode()).isEqualTo(200);
    }

    /// Comes until it is let in.
    private static int greeted(SignedMachine machine) {
        try {
            int status = askedOnce(machine);
            while (status == 503) {
                Thread.sleep(200);
                status = askedOnce(machine);
            }
            return status;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int askedOnce(SignedMachine machine) {
        try {
            return machine.send(HELLO, machine.greeting()).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
