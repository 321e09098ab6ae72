// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `./outpost run` in a process of its own, read line by line.
final class LauncherProcess implements AutoCloseable {
    final List<String> said = new ArrayList<>();
    private final Process process;
    private final BufferedReader lines;

    LauncherProcess(Path data, int port, Map<String, String> environment, String... words)
            throws IOException {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", classPath));
        command.add("org.outpost.ops.launcher.Launcher");
        List<String> extra = List.of(words);
        if (!extra.contains("--desktop-command")) command.add("--headless");
        command.addAll(List.of("--data", data.toString()));
        command.addAll(List.of("--port", Integer.toString(port)));
        command.addAll(List.of("--war", SharedSystem.part("outpost.war").toString()));
        command.addAll(List.of("--rar", SharedSystem.part("outpost.rar").toString()));
        command.addAll(List.of("--liberty", SharedSystem.part("outpost.liberty").toString()));
        command.addAll(extra);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        process = builder.start();
        lines = process.inputReader();
    }

    /// Until it says something that holds these words.
    void await(String words) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            if (line.contains(words)) return;
        }
        throw new AssertionError("it ended before it said '" + words + "': " + said);
    }

    /// Until it ended by itself.
    int ended() throws IOException, InterruptedException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) said.add(line);
        return process.waitFor();
    }

    /// The plug is pulled: of this process alone, not of what it started.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Ctrl-C.
    int stop() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            throw new AssertionError("it did not stop: " + said);
        }
        return process.exitValue();
    }

    /// The words of every process that was started with something of this folder.
    static List<String> runningIn(Path folder) {
        return ProcessHandle.allProcesses()
                .map(one -> String.join(" ", one.info().arguments().orElse(new String[0])))
                .filter(words -> words.contains(folder.toString()))
                .toList();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
