// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Field;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Trouble;
import org.outpost.desktop.shell.Words;

/// A register on file: looked at, taken in batch by batch behind the window, stopped and gone on
/// with at any time; and the register of this hospital given out as a file.
public final class ImportRegisterViewModel {
    private static final int NOTES = 50;

    /// Notes name people, which costs more than taking some in.
    private static final int NOTES_EVERY = 10;

    /// So often the screen is drawn anew: an eye follows no more, and the window has other work.
    private static final Duration DRAWN_EVERY = Duration.ofMillis(300);

    private static final int BATCHES_AT_ONCE = 20;

    private final RegisterDesk desk;
    private final Background background;
    private final InstantSource clock;
    private final Consumer<Trouble> trouble;
    private final Field path = Field.aside("file", typed -> Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Phrase>> working =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private volatile boolean running;
    private Instant since = Instant.EPOCH;
    private long from;

    /// A batch that gets no further: another person sits here now.
    private long reached;

    private volatile long drawn;

    /// What the screen shows.
    ///
    /// @param notes those of the rows that want a look, the first of them
    /// @param left how long it still takes; empty while nobody knows
    public record Shown(
            RegisterFile file,
            ImportStore.Standing at,
            List<RowNote> notes,
            boolean running,
            Optional<Phrase> left) {

        /// What the file is called.
        public String name() {
            return String.valueOf(file.path().getFileName());
        }

        /// The folder it lies in, which whoever chose it knows by its own name; empty for none.
        public String folder() {
            Path in = file.path().toAbsolutePath().getParent();
            return in == null || in.getFileName() == null ? "" : in.getFileName().toString();
        }

        /// Rows read so far.
        public long read() {
            return at.finished()
                    ? file.rows()
                    : Math.clamp(at.next() - file.head() - 1, 0, file.rows());
        }
    }

    public ImportRegisterViewModel(
            RegisterDesk desk,
            Background background,
            InstantSource clock,
            Consumer<Trouble> trouble) {
        this.desk = desk;
        this.background = background;
        this.clock = clock;
        this.trouble = trouble;
    }

    /// Where the file lies.
    public Field path() {
        return path;
    }

    public ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// What goes on, for the strip; empty while nothing does.
    public ReadOnlyObjectProperty<Optional<Phrase>> workingProperty() {
        return working.getReadOnlyProperty();
    }

    /// Looks at the file that is named.
    public void look() {
        if (running) {
            return;
        }
        Path named;
        try {
            named = named();
        } catch (InvalidPathException e) {
            path.complain(Phrase.of("import.no-file"));
            return;
        }
        background.run(
                () -> {
                    Outcome<RegisterFile> outcome = desk.look(named);
                    return outcome instanceof Outcome.Done<RegisterFile>(var file, _, _)
                            ? new Looked(Optional.of(state(file, false)), outcome)
                            : new Looked(Optional.empty(), outcome);
                },
                looked -> {
                    shown.set(looked.shown);
                    looked.shown.ifPresent(now -> path.write(now.name()));
                    if (looked.outcome instanceof Outcome.Declined<RegisterFile>(var why, _)) {
                        path.complain(why);
                    }
                },
                trouble);
    }

    /// The file that is meant: once one was looked at its name alone stands in the field, and means
    /// that very file.
    private Path named() {
        return shown.get()
                .filter(now -> now.name().equals(path.text()))
                .map(now -> now.file().path())
                .orElseGet(() -> Path.of(path.text()));
    }

    /// Whether what stands in the field is the file that was looked at.
    public boolean isSeen() {
        return shown.get().map(now -> now.name().equals(path.text())).orElse(false);
    }

    private record Looked(Optional<Shown> shown, Outcome<RegisterFile> outcome) {}

    /// Takes the file in, from where it was left.
    ///
    /// @param done told once all of it is in
    public void takeIn(Consumer<Shown> done) {
        Optional<Shown> now = shown.get();
        if (now.isEmpty()) {
            path.complain(Phrase.of("mend.needed"));
        } else if (!running && !now.get().at().finished()) {
            running = true;
            since = clock.instant();
            reached = now.get().at().next();
            from = now.get().read();
            next(now.get().file(), now.get().notes(), done);
        }
    }

    /// Stops behind the batch under way.
    public void stop() {
        running = false;
    }

    public boolean isRunning() {
        return running;
    }

    /// Writes the rows to mend into a file.
    public void saveToMend(Words words, Consumer<Outcome<Long>> then) {
        shown.get()
                .ifPresent(now ->
                        background.run(() -> desk.saveToMend(now.file(), words), then, trouble));
    }

    /// Writes everybody known here into a file.
    public void export(
            Path to, String why, Words words, Consumer<Outcome<RegisterDesk.GivenOut>> then) {
        background.run(() -> desk.export(to, why, words), then, trouble);
    }

    private void next(RegisterFile file, List<RowNote> before, Consumer<Shown> done) {
        background.run(
                () -> {
                    ImportStore.Standing at = takeSome(file);
                    drawn = drawn + 1;
                    boolean fresh = at.finished() || !running || drawn % NOTES_EVERY == 1;
                    return new Shown(
                            file,
                            at,
                            fresh ? desk.notes(file, NOTES) : before,
                            !at.finished(),
                            Optional.empty());
                },
                now -> {
                    boolean goOn = running && !now.at().finished() && now.at().next() > reached;
                    reached = now.at().next();
                    running = goOn;
                    Shown next =
                            new Shown(
                                    file,
                                    now.at(),
                                    now.notes(),
                                    goOn,
                                    goOn ? left(now) : Optional.empty());
                    shown.set(Optional.of(next));
                    working.set(
                            goOn
                                    ? Optional.of(
                                            Phrase.of("import.strip", next.read(), file.rows()))
                                    : Optional.empty());
                    if (goOn) {
                        next(file, now.notes(), done);
                    } else if (now.at().finished()) {
                        done.accept(next);
                    } else {
                        background.run(
                                () -> {
                                    desk.pause();
                                    return true;
                                },
                                paused -> {},
                                trouble);
                    }
                },
                fault -> {
                    running = false;
                    working.set(Optional.empty());
                    trouble.accept(fault);
                });
    }

    private ImportStore.Standing takeSome(RegisterFile file) {
        Instant began = clock.instant();
        ImportStore.Standing at = desk.takeNext(file);
        for (int i = 1; i < BATCHES_AT_ONCE && running && !at.finished(); i++) {
            if (Duration.between(began, clock.instant()).compareTo(DRAWN_EVERY) >= 0) {
                break;
            }
            at = desk.takeNext(file);
        }
        return at;
    }

    private Shown state(RegisterFile file, boolean going) {
        return new Shown(
                file, desk.standing(file), desk.notes(file, NOTES), going, Optional.empty());
    }

    private Optional<Phrase> left(Shown now) {
        long done = now.read() - from;
        if (done <= 0) {
            return Optional.empty();
        }
        long passed = Duration.between(since, clock.instant()).toMillis();
        long minutes = passed * (now.file().rows() - now.read()) / done / 60_000;
        return Optional.of(
                minutes == 0 ? Phrase.of("import.left.soon") : Phrase.of("import.left", minutes));
    }
}
