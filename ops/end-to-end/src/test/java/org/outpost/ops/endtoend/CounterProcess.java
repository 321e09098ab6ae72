// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One counter: a desktop in a process of its own with its own folder, asked line by line through
/// its console.
final class CounterProcess implements Closeable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;

    /// @param folder its data folder; what it writes beside answers goes to `counter.log` in it
    CounterProcess(Path folder, URI server) throws IOException {
        Files.createDirectories(folder);
        List<String> command = command();
        command.addAll(
                List.of("--data", folder.toString(), "--server", server.toString(), "--console"));
        process =
                new ProcessBuilder(command)
                        .redirectError(
                                ProcessBuilder.Redirect.appendTo(
                                        folder.resolve("counter.log").toFile()))
                        .start();
        answers = process.inputReader();
        questions = process.outputWriter();
    }

    /// Runs the desktop with these words until it ends, and gives its exit code.
    static int run(Path log, String... words) throws IOException, InterruptedException {
        List<String> command = command();
        command.addAll(List.of(words));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        return process.waitFor();
    }

    private static List<String> command() {
        List<String> words = java();
        words.add("org.outpost.desktop.Main");
        return words;
    }

    /// A JVM with a window nobody sees, up to its main class.
    static List<String> java() {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return new ArrayList<>(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-cp",
                        classPath));
    }

    /// Asks and waits for the answer.
    JsonNode ask(String line) throws IOException {
        questions.write(line);
        questions.newLine();
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the counter is gone");
        }
        return JSON.readTree(answer);
    }

    /// Asks for something to be done, and it must be done.
    JsonNode must(String line) throws IOException {
        JsonNode answer = ask(line);
        if (!answer.path("result").asString("").equals("done")) {
            throw new AssertionError(line.split(" ")[0] + " was not done: " + answer);
        }
        return answer.path("made");
    }

    /// Asks again and again until what is found is as it should be.
    JsonNode until(String line, Predicate<JsonNode> right, Duration patience)
            throws IOException, InterruptedException {
        Instant end = Instant.now().plus(patience);
        JsonNode made = ask(line).path("made");
        while (!right.test(made)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError(line + " stayed " + made);
            }
            Thread.sleep(200);
            made = ask(line).path("made");
        }
        return made;
    }

    /// The plug is pulled.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException {
        questions.close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
