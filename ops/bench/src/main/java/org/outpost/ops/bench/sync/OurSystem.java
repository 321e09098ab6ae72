// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.UserId;
import org.outpost.model.wire.Json;
import org.outpost.ops.simulation.clerk.Child;

/// Our server side as `./outpost run --headless` starts it, in a process of its own: database,
/// broker, store and server. Founded once with a hospital for every run to come.
final class OurSystem implements Closeable {
    static final int HOSPITALS = 40;

    private static final Pattern ADMIN =
            Pattern.compile("\\s+admin\\s+(\\S+)\\s+\\(administrator\\)");
    private static final List<String> LAUNCHER_FLAGS =
            List.of(
                    "-Xmx320m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private static final long REST_PATIENCE_SECONDS = 300;
    private static final int STILL_SECONDS = 5;

    /// Of a second: what its timers take by themselves.
    private static final double STILL_SHARE = 0.3;

    private final Built built;
    private final Path folder;
    private final Process process;
    private final int port;
    private final String adminPassword;
    private final String secret;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int hospitals;

    private OurSystem(
            Built built, Path folder, Process process, int port, String admin, String secret) {
        this.built = built;
        this.folder = folder;
        this.process = process;
        this.port = port;
        this.adminPassword = admin;
        this.secret = secret;
    }

    /// Starts it and founds its world.
    static OurSystem start(Built built, Path folder, Consumer<String> progress)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        int port = freePort();
        List<String> words =
                List.of(
                        "--headless",
                        "--without-demo",
                        "--data",
                        folder.resolve("system").toString(),
                        "--port",
                        Integer.toString(port),
                        "--war",
                        built.part(".war").toString(),
                        "--rar",
                        built.part(".rar").toString(),
                        "--liberty",
                        built.liberty().toString());
        Process process =
                new ProcessBuilder(
                                built.java(
                                        "launcher",
                                        LAUNCHER_FLAGS,
                                        "org.outpost.ops.launcher.Launcher",
                                        words))
                        .redirectError(folder.resolve("system.log").toFile())
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop the system"));
        progress.accept("starting our server");
        String admin = awaitAdmin(process.inputReader(), folder);
        OurSystem system =
                new OurSystem(
                        built, folder, process, port, admin, "bench-counter-" + process.pid());
        progress.accept("founding a district of " + HOSPITALS + " hospitals");
        try {
            system.found();
        } catch (IOException | InterruptedException e) {
            system.close();
            throw e;
        }
        return system;
    }

    int port() {
        return port;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    long pid() {
        return process.pid();
    }

    String secret() {
        return secret;
    }

    /// A hospital nobody has worked at yet.
    int nextHospital() throws IOException, InterruptedException {
        hospitals++;
        if (hospitals > HOSPITALS) {
            throw new IllegalStateException("more runs than there are hospitals");
        }
        setPassword(BenchWorld.login(hospitals));
        return hospitals;
    }

    /// A new counter in a process of its own, as a desktop's is but for the bench's own main class.
    ///
    /// @param line where it finds its server
    Child counter(String name, URI line) throws IOException {
        Path place = Files.createDirectories(folder.resolve(name));
        List<String> flags =
                List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow");
        Child child =
                new Child(
                        built.java(
                                "bench",
                                flags,
                                CounterMain.class.getName(),
                                List.of(place.resolve("data").toString(), line.toString())),
                        java.util.Map.of(),
                        place,
                        place.resolve("counter.log"));
        child.ready(Child.Done.class);
        return child;
    }

    /// Waits until the server has worked off what it was given before, the messages and summaries
    /// that follow from it included: what comes next is measured alone, as a rival's is, whose
    /// table is loaded and at rest.
    void rest() throws InterruptedException {
        long end = System.nanoTime() + REST_PATIENCE_SECONDS * 1_000_000_000L;
        int still = 0;
        double before = ProcessCost.cpuSeconds(pid());
        while (still < STILL_SECONDS && System.nanoTime() < end) {
            Thread.sleep(1_000);
            double now = ProcessCost.cpuSeconds(pid());
            still = now - before < STILL_SHARE ? still + 1 : 0;
            before = now;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void found() throws IOException, InterruptedException {
        try (Child nation = counter("nation", uri())) {
            nation.ask("sign-in admin " + adminPassword, Child.Done.class);
            nation.ask("found nation " + HOSPITALS, Child.Done.class);
            nation.ask("go 0 60", CounterWork.Went.class);
        }
        setPassword(BenchWorld.DISTRICT_LOGIN);
        try (Child district = counter("district", uri())) {
            signIn(district, BenchWorld.DISTRICT_LOGIN);
            district.ask("go 0 60", CounterWork.Went.class);
            district.ask("found district " + HOSPITALS, Child.Done.class);
            district.ask("go 0 60", CounterWork.Went.class);
        }
    }

    void signIn(Child counter, String login) throws IOException {
        counter.ask("sign-in " + login + " " + secret, Child.Done.class);
    }

    /// Passwords are made slow on purpose: each is set when somebody needs it.
    private void setPassword(String login) throws IOException, InterruptedException {
        record Login(String login, String password) {}
        record Token(String accessToken) {}
        record User(UserId user, String login, String password) {}
        byte[] answer = post("/api/v1/access/sign-in", new Login("admin", adminPassword), null);
        String token = Json.read(answer, Token.class).accessToken();
        post("/api/v1/access/users", new User(new UserId(login), login, secret), token);
    }

    private byte[] post(String path, Object body, @Nullable String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri().resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(body)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<byte[]> response =
                client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(path + " was answered " + response.statusCode());
        }
        return response.body();
    }

    private static String awaitAdmin(BufferedReader out, Path folder) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher found = ADMIN.matcher(line);
            if (found.matches()) {
                return found.group(1);
            }
        }
        throw new IOException("our server did not start; why is in " + folder);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
