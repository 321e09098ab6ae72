// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.clerk;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.outpost.model.wire.Json;

/// A process that is asked line by line and answers each with one line: two at-signs and an object.
/// Whatever else it says goes to its log.
public final class Child implements Closeable {
    private static final String MARK = "@@";

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;
    private final Path log;

    /// @param log what it writes beside its answers
    public Child(List<String> command, Map<String, String> environment, Path folder, Path log)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        process = builder.start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        questions = process.outputWriter(StandardCharsets.UTF_8);
        this.log = log;
    }

    public long pid() {
        return process.pid();
    }

    /// The plug is pulled.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Waits for its first answer, which it gives unasked.
    public <T> T ready(Class<T> type) throws IOException {
        return answer("start", type);
    }

    /// Asks and waits for the answer.
    ///
    /// @throws IOException where it ended, or says that it could not
    public <T> T ask(String question, Class<T> type) throws IOException {
        questions.write(question);
        questions.newLine();
        questions.flush();
        return answer(question, type);
    }

    private <T> T answer(String question, Class<T> type) throws IOException {
        String line = answers.readLine();
        while (line != null && !line.startsWith(MARK)) {
            line = answers.readLine();
        }
        String verb = question.split(" ", 2)[0];
        if (line == null) {
            throw new IOException("it ended at '" + verb + "'; why is in " + log);
        }
        byte[] json = line.substring(MARK.length()).getBytes(StandardCharsets.UTF_8);
        String failed = Json.read(json, Failed.class).failed();
        if (failed != null) {
            throw new IOException("'" + verb + "' failed: " + failed + "; more is in " + log);
        }
        return Json.read(json, type);
    }

    @Override
    public void close() throws IOException {
        close(20);
    }

    /// Lets it end by itself, for as long as it may take.
    public void close(long seconds) throws IOException {
        try {
            questions.close();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroy();
            }
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// @param failed what went wrong; null where nothing did
    public record Failed(@org.jspecify.annotations.Nullable String failed) {}

    /// An answer that only says that it was done.
    public record Done() {}
}
