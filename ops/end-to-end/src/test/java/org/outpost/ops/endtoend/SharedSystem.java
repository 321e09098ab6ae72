// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.outpost.ops.launcher.Demo;
import org.outpost.ops.launcher.Options;
import org.outpost.ops.launcher.Ports;
import org.outpost.ops.launcher.RunningSystem;

/// The one real system of this test run: database, broker, store and server on free ports with a
/// fresh data folder, started by the first test that asks and stopped with the JVM. A test that
/// kills the server brings it back with [#revive()]; its tests take their turns, those that start a
/// system of their own run beside them.
final class SharedSystem {
    private static @Nullable RunningSystem running;
    private static @Nullable Demo demo;

    private SharedSystem() {}

    /// Up and ready, with its first administrator and nothing else until [#demo()] was asked for.
    static synchronized RunningSystem get() {
        RunningSystem found = running;
        if (found != null) return found;
        Path data = Path.of("target", "system").toAbsolutePath();
        empty(data);
        // soon silent, so that a test can watch a hospital's row turn amber; behind a proxy, so
        // that
        // it can ask from many addresses
        RunningSystem begun =
                RunningSystem.open(
                        options(
                                data,
                                Ports.free(),
                                Map.of(
                                        "OUTPOST_SILENT_AFTER_SECONDS", "20",
                                        "OUTPOST_PAGE_REFRESH_SECONDS", "2",
                                        "OUTPOST_PROXIES", "127.0.0.1")));
        Runtime.getRuntime().addShutdownHook(new Thread(begun::close, "stop the system"));
        begun.start(stage -> System.out.println("[system] " + stage));
        begun.declareReady();
        running = begun;
        return begun;
    }

    /// The demo world, loaded once over HTTP.
    static synchronized Demo demo() {
        Demo found = demo;
        if (found != null) return found;
        Demo loaded = Demo.load(get(), stage -> System.out.println("[demo] " + stage));
        demo = loaded;
        return loaded;
    }

    /// A new life for a server that was killed.
    static void revive() {
        RunningSystem system = get();
        system.server().restart();
        system.server().awaitStarted(Duration.ofSeconds(180));
        system.server().awaitReady(Duration.ofSeconds(60));
    }

    static Options options(Path data, int port, Map<String, String> environment) {
        return new Options(
                data,
                port,
                part("outpost.war"),
                part("outpost.rar"),
                part("outpost.liberty"),
                true,
                false,
                Options.Task.SERVE,
                Optional.empty(),
                Optional.empty(),
                environment);
    }

    static Path part(String property) {
        String path = System.getProperty(property, "");
        if (path.isEmpty())
            throw new IllegalStateException(property + " is not named: run by Maven");
        return Path.of(path);
    }

    static void empty(Path folder) {
        if (!Files.exists(folder)) return;
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        } catch (IOException failed) {
            throw new IllegalStateException("can't empty " + folder, failed);
        }
    }
}
