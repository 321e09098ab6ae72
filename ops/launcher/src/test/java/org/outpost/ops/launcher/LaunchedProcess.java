// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The words that start the launcher in a JVM of its own, as `./outpost run` does.
final class LaunchedProcess {
    private LaunchedProcess() {}

    /// @param data the data folder; WAR, adapter and runtime are absent beside it, so that a start
    ///   that comes past database, broker and store ends there
    static List<String> command(Path data, Path absent, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add(Launcher.class.getName());
        command.addAll(List.of("--headless", "--data", data.toString()));
        for (String part : List.of("--war", "--rar", "--liberty")) {
            command.addAll(List.of(part, absent.resolve("absent").toString()));
        }
        command.addAll(List.of(words));
        return command;
    }

    /// A cache of its own, so that what a test unpacks stays in the test; the database, which is
    /// large, comes from the user's.
    static Path cacheWithDatabase(Path folder) throws Exception {
        Path cache = folder.resolve("cache/outpost");
        if (Files.exists(cache)) return cache.getParent();
        Files.createDirectories(cache);
        Path unpacked = Runtimes.ofUser(System.getenv()).database();
        Files.createSymbolicLink(cache.resolve(unpacked.getFileName()), unpacked);
        return cache.getParent();
    }

    /// Processes started with something in this folder.
    static List<String> runningIn(Path folder) {
        return ProcessHandle.allProcesses()
                .map(process -> String.join(" ", process.info().arguments().orElse(new String[0])))
                .filter(words -> words.contains("--datadir=" + folder))
                .toList();
    }
}
