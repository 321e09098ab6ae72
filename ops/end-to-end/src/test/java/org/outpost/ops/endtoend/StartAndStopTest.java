// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.outpost.ops.launcher.Launcher;
import org.outpost.ops.launcher.Ports;

/// `./outpost run` as a person lives it, in a process of its own: it says where it is, answers, and
/// leaves nothing behind.
class StartAndStopTest {
    private static final Path DATA = Path.of("target", "run").toAbsolutePath();

    private final List<String> said = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void theWholeStartsAnswersAndStopsWithNothingLeftRunning() throws Exception {
        SharedSystem.empty(DATA);
        int port = Ports.free();
        Process launcher = launch(port);
        try {
            awaitReady(launcher);
            assertThat(said).contains("  server     http://127.0.0.1:" + port + "/");
            assertThat(said).anyMatch(line -> line.endsWith("(administrator)"));
            URI server = URI.create("http://127.0.0.1:" + port);
            assertThat(statusOf(server.resolve("/health/ready"))).isEqualTo(200);
            assertThat(statusOf(server.resolve("/health/live"))).isEqualTo(200);
            assertThat(statusOf(server.resolve("/openapi"))).isEqualTo(200);
            assertThat(statusOf(server.resolve("/metrics"))).isEqualTo(200);
            assertThat(statusOf(server.resolve("/api/jwks"))).isEqualTo(200);
            launcher.destroy();
            assertThat(launcher.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(launcher.exitValue()).isZero();
            assertThat(leftRunning()).isEmpty();
            assertThat(Ports.isTaken(port)).isFalse();
        } finally {
            launcher.destroyForcibly();
        }
    }

    @Test
    void aKilledServerComesBackWithWhatItHad() throws Exception {
        var system = SharedSystem.get();
        URI keys = system.uri().resolve("/api/jwks");
        String before = bodyOf(keys);
        system.server().kill();
        assertThat(system.server().isAlive()).isFalse();
        assertThat(system.server().statusOf("/health/ready")).isEqualTo(-1);
        SharedSystem.revive();
        assertThat(bodyOf(keys)).isEqualTo(before);
    }

    private static Process launch(int port) throws Exception {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", classPath));
        command.add(Launcher.class.getName());
        command.addAll(List.of("--headless", "--without-demo", "--data", DATA.toString()));
        command.addAll(List.of("--port", Integer.toString(port)));
        command.addAll(List.of("--war", SharedSystem.part("outpost.war").toString()));
        command.addAll(List.of("--rar", SharedSystem.part("outpost.rar").toString()));
        command.addAll(List.of("--liberty", SharedSystem.part("outpost.liberty").toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private void awaitReady(Process launcher) throws Exception {
        BufferedReader lines = launcher.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            if (line.startsWith("Ctrl-C")) return;
        }
        throw new AssertionError("it ended before it was ready: " + said);
    }

    private static List<String> leftRunning() {
        return ProcessHandle.allProcesses()
                .map(process -> String.join(" ", process.info().arguments().orElse(new String[0])))
                .filter(words -> words.contains(DATA.toString()))
                .toList();
    }

    private int statusOf(URI address) throws Exception {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private String bodyOf(URI address) throws Exception {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
    }
}
