// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The parts `outpost` has built for this bench, all of one build.
public final class Built {
    private final Path app;

    private Built(Path app) {
        this.app = app;
    }

    public static Built found() {
        String app = System.getProperty("outpost.app", "");
        if (app.isEmpty()) {
            throw new IllegalArgumentException("start it with ./outpost bench");
        }
        return new Built(Path.of(app));
    }

    /// A JVM that runs a main class of one of the modules.
    public List<String> java(String module, List<String> flags, String main, List<String> words)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java().toString());
        command.addAll(flags);
        command.add("-cp");
        command.add(Files.readString(app.resolve(module + ".cp")));
        command.add(main);
        command.addAll(words);
        return command;
    }

    /// The options a desktop starts with that have to do with its memory: those of `outpost`
    /// itself, so that no figure comes from a counter that nobody has.
    public static List<String> desktopMemory() {
        String options = System.getProperty("outpost.desktop.memory", "");
        if (options.isEmpty()) {
            throw new IllegalArgumentException("start it with ./outpost bench");
        }
        return List.of(options.split(" ", -1));
    }

    /// The JVM everything runs on.
    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    public Path part(String end) throws IOException {
        try (Stream<Path> files = Files.list(app)) {
            return files.filter(file -> file.toString().endsWith(end)).findFirst().orElseThrow();
        }
    }

    public Path liberty() throws IOException {
        return Path.of(Files.readString(app.resolve("liberty.path")).strip());
    }
}
