// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.outpost.ops.launcher.Ports;

/// `./outpost run` as a person lives it, in a process of its own: it says where it is, answers, and
/// leaves nothing behind.
@Execution(ExecutionMode.CONCURRENT)
class StartAndStopTest {
    private static final Path DATA = Path.of("target", "run").toAbsolutePath();

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void theWholeStartsAnswersAndStopsWithNothingLeftRunning() throws Exception {
        SharedSystem.empty(DATA);
        int port = Ports.free();
        String[] words = {"--without-demo", "--desktop-command", "/bin/true"};
        try (LauncherProcess launcher = new LauncherProcess(DATA, port, Map.of(), words)) {
            launcher.await("Ctrl-C");
            assertThat(launcher.said).contains("  server     http://127.0.0.1:" + port + "/");
            assertThat(launcher.said).anyMatch(line -> line.endsWith("(administrator)"));
            URI server = URI.create("http://127.0.0.1:" + port);
            assertThat(statusOf(server.resolve("/health/ready"))).isEqualTo(200);
            assertThat(statusOf(server.resolve("/health/live"))).isEqualTo(200);
            assertThat(statusOf(server.resolve("/openapi"))).isEqualTo(200);
            assertThat(statusOf(server.resolve("/metrics"))).isEqualTo(200);
            assertThat(statusOf(server.resolve("/api/jwks"))).isEqualTo(200);
            launcher.await("the desktop was closed");
            launcher.await("  /bin/true desktop --data ");
            assertThat(launcher.stop()).isZero();
            assertThat(LauncherProcess.runningIn(DATA)).isEmpty();
            assertThat(Ports.isTaken(port)).isFalse();
        }
    }

    private int statusOf(URI address) throws Exception {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
