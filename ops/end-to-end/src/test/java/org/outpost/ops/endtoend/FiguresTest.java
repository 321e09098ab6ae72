// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.ops.endtoend.Api.isAProblem;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.model.wire.Json;
import org.outpost.ops.launcher.EmbeddedBroker;
import org.outpost.ops.launcher.RunningSystem;

/// The figures the real server tells whoever watches it: each moves when what it counts happens,
/// and none names a person.
class FiguresTest {
    private static RunningSystem system;
    private static Api api;

    @BeforeAll
    static void start() {
        system = SharedSystem.get();
        SharedSystem.demo();
        api = new Api(system);
    }

    private record Form(String login, String password) {}

    private record Spent(String refreshToken) {}

    private record Tokens(String refreshToken) {}

    private static String figures() throws Exception {
        return Api.text(api.get("/metrics", null));
    }

    /// The value of the first series of this name that has these labels.
    private static OptionalDouble figure(String name, String... labels) throws Exception {
        for (String line : figures().split("\n", -1)) {
            Matcher series = Pattern.compile(name + "(\\{.*})? (\\S+)").matcher(line);
            if (series.matches()) {
                String said = String.valueOf(series.group(1));
                boolean all = true;
                for (String label : labels) {
                    all &= said.contains(label);
                }
                if (all) return OptionalDouble.of(Double.parseDouble(series.group(2)));
            }
        }
        return OptionalDouble.empty();
    }

    private static void await(DoublePredicate holds, String name, String... labels)
            throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        OptionalDouble now = figure(name, labels);
        while (now.isEmpty() || !holds.test(now.getAsDouble())) {
            assertThat(System.nanoTime()).as(name + " came to be " + now).isLessThan(deadline);
            Thread.sleep(500);
            now = figure(name, labels);
        }
    }

    @Test
    void aStolenTokenIsCounted() throws Exception {
        double before = figure("auth_refresh_reuse_total").orElseThrow();
        HttpResponse<byte[]> in =
                api.post(
                        "/api/v1/access/sign-in",
                        null,
                        Json.write(new Form(system.adminLogin(), system.adminPassword())));
        String first = Json.read(in.body(), Tokens.class).refreshToken();
        String second = renewed(first);
        renewed(second);
        isAProblem(api.post("/api/v1/access/refresh", null, Json.write(new Spent(first))), 401);
        assertThat(figure("auth_refresh_reuse_total").orElseThrow()).isEqualTo(before + 1);
        isAProblem(api.post("/api/v1/access/refresh", null, Json.write(new Spent("none"))), 401);
        assertThat(figure("auth_refresh_reuse_total").orElseThrow())
                .as("what was never a token is no theft")
                .isEqualTo(before + 1);
    }

    private static String renewed(String token) throws Exception {
        HttpResponse<byte[]> answer =
                api.post("/api/v1/access/refresh", null, Json.write(new Spent(token)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return Json.read(answer.body(), Tokens.class).refreshToken();
    }

    @Test
    void messagesAreCountedAndOneNobodyCanReadStandsInItsQueue() throws Exception {
        // A server that was killed meanwhile counts from nought again.
        await(sent -> sent >= 1, "notify_sent_total", "channel=\"log\"", "result=\"sent\"");
        await(acked -> acked >= 1, "jms_queue_acked_total", "queue=\"notify\"");
        await(waiting -> waiting == 0, "jms_queue_depth", "queue=\"notify\"");
        double aside = figure("jms_queue_depth", "queue=\"DLQ\"").orElseThrow();
        EmbeddedBroker broker = system.broker().orElseThrow();
        try (var locator = ActiveMQClient.createServerLocator(broker.url());
                var factory = locator.createSessionFactory();
                ClientSession session =
                        factory.createSession(
                                broker.user(), broker.password(), false, true, true, false, 1)) {
            session.createProducer("notify").send(session.createMessage(true));
            await(waiting -> waiting == aside + 1, "jms_queue_depth", "queue=\"DLQ\"");
            await(failed -> failed >= 3, "notify_sent_total", "result=\"failed\"");
            session.start();
            session.createConsumer("DLQ").receive(10_000).acknowledge();
        }
        await(waiting -> waiting == aside, "jms_queue_depth", "queue=\"DLQ\"");
    }

    @Test
    void howLongAHospitalWasNotHeardAndWhatItsCountersRunIsTold() throws Exception {
        SignedMachine machine = new SignedMachine(api, "H/RMP-CHC02");
        assertThat(machine.enrol(system.adminLogin(), system.adminPassword()).statusCode())
                .isEqualTo(200);
        PushingMachine heard = new PushingMachine(machine);
        heard.idle();
        String[] here = {"facility=\"RMP-CHC02\"", "district=\"RMP\"", "state=\"Madhya Pradesh\""};
        await(lag -> lag >= 0 && lag < 60, "sync_facility_lag_seconds", here);
        double then = figure("sync_facility_lag_seconds", here).orElseThrow();
        await(lag -> lag > then, "sync_facility_lag_seconds", here);
        await(
                counters -> counters >= 1,
                "sync_client_version_count",
                "app=\"test\"",
                "protocol=\"1\"");
    }

    @Test
    void noFigureNamesAPerson() throws Exception {
        String figures = figures();
        for (var login : SharedSystem.demo().logins()) {
            assertThat(figures).doesNotContain(login.login());
        }
        assertThat(figures).doesNotContain("patient/", "98765");
    }
}
