// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.outpost.ops.launcher.Ports;

/// The plug of the launcher is pulled at one stage after the other of the first start, each time
/// leaving database and server behind: every next start ends what was left, goes on, and in the end
/// the demo is there whole, once.
@Execution(ExecutionMode.CONCURRENT)
class KilledStartTest {
    private static final Path DATA = Path.of("target", "killed").toAbsolutePath();

    private final SplittableRandom random = new SplittableRandom(7);
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aStartThatWasKilledAtAnyStageIsGoneOnWith() throws Exception {
        SharedSystem.empty(DATA);
        int port = Ports.free();
        URI ready = URI.create("http://127.0.0.1:" + port + "/health/ready");
        killedAfter("starting database", 1_500, port);
        killedAfter("starting the server", 6_000, port);
        killedAfter("loading the demo", 500, port);
        killedAfter("loading the demo", 6_000, port);
        assertThat(LauncherProcess.runningIn(DATA)).as("left behind by the kill").isNotEmpty();
        try (LauncherProcess start = new LauncherProcess(DATA, port, Map.of())) {
            start.await("Ctrl-C");
            assertThat(statusOf(ready)).isEqualTo(200);
            assertThat(start.said).anyMatch(line -> line.contains("FRONT_DESK"));
            start.kill();
        }
        try (LauncherProcess check =
                new LauncherProcess(DATA, port, Map.of(), "--rebuild", "--check")) {
            assertThat(check.ended()).as("" + check.said).isZero();
            assertThat(check.said).anyMatch(line -> line.endsWith("made again, 0 differed"));
        }
        assertThat(LauncherProcess.runningIn(DATA)).isEmpty();
        assertThat(Ports.isTaken(port)).isFalse();
    }

    private void killedAfter(String stage, int within, int port) throws Exception {
        try (LauncherProcess start = new LauncherProcess(DATA, port, Map.of())) {
            start.await(stage);
            if (stage.startsWith("loading")) {
                assertThat(statusOf(URI.create("http://127.0.0.1:" + port + "/health/ready")))
                        .as("not ready before the demo is there")
                        .isEqualTo(503);
            }
            Thread.sleep(random.nextInt(within));
            start.kill();
        }
    }

    private int statusOf(URI address) throws Exception {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
