// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.outpost.ops.bench.sync.Built;
import org.outpost.ops.demo.DemoPatients;
import org.outpost.ops.demo.DemoWorld;
import org.outpost.ops.simulation.clerk.Child;

/// A register on file that comes in until the counter is killed half-way, and goes on when it is
/// started again: whoever stands in it is there once.
final class RegisterKilled {
    private static final List<String> FLAGS =
            List.of(
                    "-Xmx384m",
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    /// Between two transactions at a row nobody chose.
    private static final long BEFORE_THE_KILL_MILLIS = 1_777;

    private final Built built = Built.found();
    private final Path folder;
    private final Path register;
    private final int rows;

    private RegisterKilled(Path folder, Path register, int rows) {
        this.folder = folder;
        this.register = register;
        this.rows = rows;
    }

    static List<Figure> figures(Path folder, int rows, LocalDate today, Consumer<String> progress)
            throws IOException, InterruptedException {
        Path register =
                RegisterImport.register(
                        folder, DemoPatients.draw(DemoWorld.SEED, rows, today), today);
        return new RegisterKilled(Files.createDirectories(folder), register, rows).run(progress);
    }

    private List<Figure> run(Consumer<String> progress) throws IOException, InterruptedException {
        progress.accept("taking in a register of " + rows + " rows until the counter is killed");
        long began = System.nanoTime();
        killHalfWay();
        try (Child again = counter()) {
            again.ready(Child.Done.class);
            RegisterCounter.Far kept = again.ask("to 0", RegisterCounter.Far.class);
            progress.accept("killed; it goes on with row " + kept.next());
            RegisterCounter.Far far = again.ask("to " + Long.MAX_VALUE, RegisterCounter.Far.class);
            double seconds = (System.nanoTime() - began) / 1e9;
            return List.of(
                    Figure.shown("register killed half-way, its rows", rows, ""),
                    Figure.shown("  rows a second, kill included", rows / seconds, "rows/s"),
                    Figure.atLeast("  kept at the kill, rows", kept.taken(), "", rows / 4.0),
                    Figure.atMost("  lost", rows - far.numbers() - far.known() - far.mend(), "", 0),
                    Figure.atMost("  doubled", far.people() - far.numbers(), "", 0),
                    Figure.atMost(
                            "  told otherwise than it is",
                            Math.abs(far.taken() - far.people()),
                            "",
                            0),
                    Figure.shown("  here before, by what they say", far.known(), ""),
                    Figure.atMost("  to mend", far.mend(), "", 0));
        }
    }

    private void killHalfWay() throws IOException, InterruptedException {
        try (Child first = counter()) {
            first.ready(Child.Done.class);
            first.ask("to " + rows / 2, RegisterCounter.Far.class);
            Thread plug =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    TimeUnit.MILLISECONDS.sleep(BEFORE_THE_KILL_MILLIS);
                                    first.kill();
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                            });
            try {
                first.ask("to " + Long.MAX_VALUE, RegisterCounter.Far.class);
            } catch (IOException killed) {
                plug.join();
                return;
            }
            plug.join();
            throw new IOException("the register was through before the kill: take more rows");
        }
    }

    private Child counter() throws IOException {
        return new Child(
                built.java(
                        "bench",
                        FLAGS,
                        RegisterCounter.class.getName(),
                        List.of(folder.resolve("data").toString(), register.toString())),
                Map.of(),
                folder,
                folder.resolve("register.log"));
    }
}
