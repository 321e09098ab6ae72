// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.Counter;
import org.outpost.desktop.patients.Birth;
import org.outpost.desktop.patients.ImportStore;
import org.outpost.desktop.patients.PersonEntry;
import org.outpost.desktop.patients.RegisterFile;
import org.outpost.desktop.shell.Outcome;
import org.outpost.ops.demo.DemoPatients;
import org.outpost.ops.demo.DemoWorld;

/// A register on file that comes in while the desk goes on: how many rows a second, each looked up
/// among all who are here, and how long a clerk waits meanwhile.
final class RegisterImport {
    static final int ROWS = 5_000;
    private static final int MOST_ACTIONS = 20_000;

    /// Between two things a clerk does, whose fingers are quick.
    private static final long PAUSE_MILLIS = 50;

    private final Counter counter;
    private final LocalDate today;
    private final int rows;
    private final Timings searches = new Timings(MOST_ACTIONS);
    private final Timings checks = new Timings(MOST_ACTIONS);
    private final Timings saves = new Timings(MOST_ACTIONS);

    RegisterImport(Counter counter, LocalDate today, int rows) {
        this.counter = counter;
        this.today = today;
        this.rows = rows;
    }

    /// @param folder where the register lies
    /// @param known of the file there is
    /// @param after so many people who are drawn already
    List<Figure> figures(
            Path folder, List<DemoWorld.Patient> known, int after, Consumer<String> progress)
            throws Exception {
        Path path =
                register(
                        folder,
                        DemoPatients.draw(DemoWorld.SEED, after + rows, today)
                                .subList(after, after + rows),
                        today);
        if (!(counter.register().look(path)
                instanceof Outcome.Done<RegisterFile>(RegisterFile file, _, _))) {
            throw new IllegalStateException("the register of the bench can not be looked at");
        }
        progress.accept("taking in a register of " + rows + " rows while the desk goes on");
        AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
        long began = System.nanoTime();
        Thread taking = Thread.ofPlatform().name("register").start(() -> takeIn(file, fault));
        for (int i = 0; taking.isAlive() && i < MOST_ACTIONS; i++) {
            act(known.get(i * 37 % known.size()));
            Thread.sleep(PAUSE_MILLIS);
        }
        taking.join();
        double seconds = (System.nanoTime() - began) / 1e9;
        Throwable failed = fault.get();
        if (failed != null) {
            throw new IllegalStateException("the register did not come in", failed);
        }
        ImportStore.Standing at = counter.register().standing(file);
        return List.of(
                Figure.shown("register on file, rows a second", rows / seconds, "rows/s"),
                Figure.atMost("  its rows to mend", at.mend(), "rows", 0),
                Figure.atMost(
                        "  its rows not accounted for",
                        rows - at.taken() - at.known() - at.mend(),
                        "rows",
                        0),
                Figure.shown("  taken in, likely somebody known", at.likely(), "rows"),
                Figure.atMost("  search meanwhile, p99", searches.percentile(0.99), "ms", 100),
                Figure.atMost(
                        "  duplicate check meanwhile, p99", checks.percentile(0.99), "ms", 150),
                Figure.atMost(
                        "  confirmed save meanwhile, p99", saves.percentile(0.99), "ms", 150));
    }

    private void takeIn(RegisterFile file, AtomicReference<@Nullable Throwable> fault) {
        try {
            boolean through = false;
            while (!through) {
                through = counter.register().takeNext(file).finished();
            }
        } catch (RuntimeException | AssertionError e) {
            fault.set(e);
        }
    }

    /// One visitor: looked for, not found, typed, saved.
    private void act(DemoWorld.Patient visitor) throws Exception {
        String name = visitor.name().latin();
        searches.time(() -> counter.patients().find(name, 50));
        checks.time(() -> counter.patients().likelySame(DemoPatients.person(visitor)));
        PersonEntry entry =
                new PersonEntry(
                        name,
                        visitor.name().devanagari(),
                        new Birth(today.minusYears(41), Birth.Precision.YEARS),
                        "F",
                        "",
                        visitor.village().latin(),
                        "");
        saves.time(() -> {
            if (!(counter.patients().register(entry) instanceof Outcome.Done<?>)) {
                throw new IllegalStateException("a bench patient was not registered");
            }
        });
    }

    /// Writes people down as another program would give them out.
    static Path register(Path folder, List<DemoWorld.Patient> people, LocalDate today)
            throws IOException {
        StringBuilder text = new StringBuilder("Old number,Name,Sex,Age,Phone,Village\n");
        for (int i = 0; i < people.size(); i++) {
            DemoWorld.Patient one = people.get(i);
            text.append("R-").append(i).append(',').append(one.name().latin());
            text.append(',')
                    .append(one.sex())
                    .append(',')
                    .append(ChronoUnit.YEARS.between(one.born(), today));
            text.append(',').append(one.phone().orElse(""));
            text.append(',').append(one.village().latin()).append('\n');
        }
        return Files.writeString(Files.createDirectories(folder).resolve("register.csv"), text);
    }
}
