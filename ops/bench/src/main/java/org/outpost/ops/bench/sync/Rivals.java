// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where the rivals are: our programs that drive them in the checkout, what their registries gave
/// in a cache of the user's.
final class Rivals {
    private final Path programs;
    private final Path cache;

    private Rivals(Path programs, Path cache) {
        this.programs = programs;
        this.cache = cache;
    }

    /// Sets them up where they are not yet.
    ///
    /// @throws IOException where that could not be done; what was said of it is in the log beside
    static Rivals ready(Consumer<String> progress) throws IOException, InterruptedException {
        String command = System.getenv().getOrDefault("OUTPOST_COMMAND", "");
        if (command.isEmpty()) {
            throw new IllegalArgumentException("start it with ./outpost bench");
        }
        Path programs = Path.of(command).resolveSibling("ops").resolve("rivals");
        Path cache = cache().resolve("rivals");
        Files.createDirectories(cache);
        progress.accept("setting up the rivals in " + cache);
        Path log = cache.resolve("setup.log");
        ProcessBuilder setup =
                new ProcessBuilder(programs.resolve("setup.sh").toString(), cache.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        setup.environment().put("JAVA_HOME", System.getProperty("java.home"));
        if (setup.start().waitFor() != 0) {
            throw new IOException("the rivals could not be set up; why is in " + log);
        }
        return new Rivals(programs, cache);
    }

    /// Our folder among the user's caches.
    static Path cache() {
        String named = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path caches =
                named.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(named);
        return caches.resolve("outpost");
    }

    Path program(String name) {
        return programs.resolve(name);
    }

    Path installed(String rival) {
        return cache.resolve(rival);
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes about)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path dir, @Nullable IOException trouble) throws IOException {
                        Files.deleteIfExists(dir);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
