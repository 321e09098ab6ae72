// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The server as a child process: Open Liberty from the shared, read-only runtime, with its own
/// configuration and output folders under a data folder. Its configuration comes out of the WAR, so
/// that both always fit; everything that differs between places comes from the environment.
///
/// The JVM is started directly, not through Liberty's script: so the process number is the server's
/// own, a stop reaches it, and a kill is a kill.
public final class LibertyServer implements AutoCloseable {
    private static final String NAME = "outpost";
    private static final String CONFIGURATION = "WEB-INF/liberty/server.xml";

    private static final String TIMER_BUCKETS =
            "http.server.request.duration=25ms,50ms,100ms,250ms,500ms,1s,2500ms,5s,10s;"
                    + "sync.*=50ms,250ms,1s,5s";
    private static final String HISTOGRAM_BUCKETS = "sync.batch.rows=1,10,100,1000,5000";

    /// What a server is made of.
    public record Parts(Path runtime, Path war, Path rar) {}

    private final Parts parts;
    private final Path folder;
    private final int port;
    private final Map<String, String> environment;
    private Process process;

    private LibertyServer(
            Parts parts, Path folder, int port, Map<String, String> environment, Process process) {
        this.parts = parts;
        this.folder = folder;
        this.port = port;
        this.environment = environment;
        this.process = process;
    }

    /// Starts and returns at once; [#awaitStarted(Duration)] waits for the application.
    public static LibertyServer start(
            Parts parts, Path folder, int port, Map<String, String> environment) {
        Path place = folder.toAbsolutePath().normalize();
        try {
            deploy(parts, place);
            Files.deleteIfExists(logIn(place));
            Process process = run(parts, place, port, environment);
            return new LibertyServer(parts, place, port, environment, process);
        } catch (IOException failed) {
            throw new StartRefused(
                    "the server can't be laid out in %s (%s)".formatted(place, failed.getMessage()),
                    failed);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /// Where the server says what happened to it.
    public Path log() {
        return logIn(folder);
    }

    private static Path logIn(Path folder) {
        return folder.resolve("output").resolve(NAME).resolve("logs").resolve("messages.log");
    }

    /// Until the application runs; it may not be ready for work yet.
    public void awaitStarted(Duration patience) {
        await("/health/started", patience);
    }

    /// Until it says it is ready for work.
    public void awaitReady(Duration patience) {
        await("/health/ready", patience);
    }

    /// The status a path answers with, or -1 while nobody answers.
    public int statusOf(String path) {
        try {
            HttpURLConnection asked =
                    (HttpURLConnection) uri().resolve(path).toURL().openConnection();
            asked.setConnectTimeout(2_000);
            asked.setReadTimeout(10_000);
            try {
                return asked.getResponseCode();
            } finally {
                asked.disconnect();
            }
        } catch (IOException nobody) {
            return -1;
        }
    }

    /// Asks it to end and waits.
    @Override
    public void close() {
        Processes.end(process);
    }

    /// Pulls the plug: no shutdown hook runs. For tests of what survives.
    public void kill() {
        process.destroyForcibly();
        Processes.awaitEnd(process);
    }

    /// A new life in the same place, on the same port.
    public void restart() {
        if (process.isAlive()) close();
        try {
            Files.deleteIfExists(log());
            process = run(parts, folder, port, environment);
        } catch (IOException failed) {
            throw new StartRefused("the server can't be started again in " + folder, failed);
        }
    }

    private void await(String path, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            if (statusOf(path) == 200) return;
            if (!process.isAlive()) {
                throw new StartRefused("the server ended while it started; why is in " + log());
            }
            if (applicationFailed()) {
                throw new StartRefused("the application could not start; why is in " + log());
            }
            Processes.pause(150);
        }
        throw new StartRefused(
                "the server was not ready within %d s; why is in %s"
                        .formatted(patience.toSeconds(), log()));
    }

    /// Liberty stays up without its application; waiting on would only hide the reason.
    private boolean applicationFailed() {
        try {
            if (!Files.exists(log())) return false;
            String said = Files.readString(log(), StandardCharsets.UTF_8);
            return said.contains("CWWKZ0002E") || said.contains("CWWKZ0013E");
        } catch (IOException beingWritten) {
            return false;
        }
    }

    private static void deploy(Parts parts, Path folder) throws IOException {
        Path server = folder.resolve("usr/servers").resolve(NAME);
        Path shared = folder.resolve("usr/shared/resources");
        Files.createDirectories(server.resolve("apps"));
        Files.createDirectories(shared);
        Private.createFolder(folder.resolve("scratch"));
        boolean other = copyIfOther(parts.war(), server.resolve("apps/outpost.war"));
        other |= copyIfOther(parts.rar(), shared.resolve("broker.rar"));
        // Liberty keeps unpacked jars by name, size and time, and our builds all have one time:
        // with
        // another WAR it would go on running the old jars
        if (other) Runtimes.delete(folder.resolve("output").resolve(NAME).resolve("workarea"));
        copyIfOther(driver(), shared.resolve("mysql-connector-j.jar"));
        try (ZipFile war = new ZipFile(parts.war().toFile())) {
            ZipEntry entry = war.getEntry(CONFIGURATION);
            if (entry == null) throw new IOException("the WAR holds no " + CONFIGURATION);
            try (InputStream configuration = war.getInputStream(entry)) {
                writeIfOther(configuration.readAllBytes(), server.resolve("server.xml"));
            }
        }
    }

    /// An untouched file keeps its time, and Liberty its caches.
    private static boolean copyIfOther(Path from, Path to) throws IOException {
        if (Files.exists(to) && Files.mismatch(from, to) < 0) return false;
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    private static void writeIfOther(byte[] bytes, Path to) throws IOException {
        if (Files.exists(to) && java.util.Arrays.equals(Files.readAllBytes(to), bytes)) return;
        Files.write(to, bytes);
    }

    private static Path driver() throws IOException {
        try {
            var source = com.mysql.cj.jdbc.Driver.class.getProtectionDomain().getCodeSource();
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException unlikely) {
            throw new IOException("the database driver has no file", unlikely);
        }
    }

    private static Process run(Parts parts, Path folder, int port, Map<String, String> environment)
            throws IOException {
        Path runtime = parts.runtime();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-javaagent:" + runtime.resolve("bin/tools/ws-javaagent.jar"));
        // without Liberty's list of opened packages its naming service does not start
        command.add("@" + runtime.resolve("lib/platform/java/java24.options"));
        command.addAll(
                List.of(
                        "-Xmx512m",
                        // 0047: what stops everybody at once is not to be noticed
                        "-XX:+UseG1GC",
                        "-XX:MaxGCPauseMillis=50",
                        "-XX:G1HeapRegionSize=4m",
                        // else three full collections while it starts
                        "-XX:MetaspaceSize=192m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Djava.awt.headless=true",
                        "-Djava.io.tmpdir=" + folder.resolve("scratch"),
                        "-Doutpost.data=" + folder,
                        "-jar",
                        runtime.resolve("bin/tools/ws-server.jar").toString(),
                        NAME));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        // without these a duration is a summary, whose quantiles can't be added up over nodes
        builder.environment().putIfAbsent("mp_metrics_distribution_timer_buckets", TIMER_BUCKETS);
        builder.environment()
                .putIfAbsent("mp_metrics_distribution_histogram_buckets", HISTOGRAM_BUCKETS);
        builder.environment().put("OUTPOST_HTTP_PORT", Integer.toString(port));
        builder.environment().put("WLP_USER_DIR", folder.resolve("usr").toString());
        builder.environment().put("WLP_OUTPUT_DIR", folder.resolve("output").toString());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("console.log").toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        return builder.start();
    }
}
