// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.patients.ImportStore.Note;
import org.outpost.desktop.patients.ImportStore.Standing;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.sync.Device;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.Recorded;
import org.outpost.model.access.Permissions;
import org.outpost.model.access.Screen;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.Refusal;
import org.outpost.model.kernel.UserId;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.sync.FactBody;

/// A register on file becomes patients of this hospital: every row an ordinary registration, so
/// many in one transaction together with how far the file was read. A kill between two transactions
/// loses nothing and doubles nothing; a row that came in once never comes in again, whatever file
/// it stands in. Numbers are the district's to give: the counter's own stay for people who stand
/// before it. Whoever may be known already comes in all the same and is shown beside, never merged.
public final class ImportRegisterUseCase {
    /// Few enough that a clerk who saves meanwhile waits for no longer than a blink.
    static final int BATCH = 25;

    /// Rows are looked up for so long, then whoever waits comes first.
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final LocalDatabase database;
    private final FactLog log;
    private final Device device;
    private final CurrentUser current;
    private final Clock clock;
    private final PatientStore patients;
    private final LikelySameStore likely;
    private final ImportStore store = new ImportStore();

    public ImportRegisterUseCase(
            LocalDatabase database,
            FactLog log,
            Device device,
            CurrentUser current,
            Clock clock,
            PatientStore patients) {
        this.database = database;
        this.log = log;
        this.device = device;
        this.current = current;
        this.clock = clock;
        this.patients = patients;
        this.likely = new LikelySameStore(patients);
    }

    /// Whether whoever works here may take a register in and give it out.
    boolean allowed() {
        return current.isPresent()
                && Permissions.opens(current.role()).contains(Screen.REGISTER_FILE);
    }

    Outcome<RegisterFile> look(Path path) {
        return allowed()
                ? RegisterFile.look(path)
                : new Outcome.Declined<>(Phrase.of("import.not-allowed"), "");
    }

    Standing standing(RegisterFile file) {
        return database.read(sql -> store.standing(sql, file.digest()));
    }

    /// Opens a file where it was left.
    Taking begin(RegisterFile file) {
        try {
            return new Taking(file, standing(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Note> notes(RegisterFile file, int most) {
        return database.read(sql -> store.notes(sql, file.digest(), most));
    }

    List<Note> toMend(RegisterFile file) {
        return database.read(sql -> store.toMend(sql, file.digest()));
    }

    /// A file being taken in, one batch after the other. Not for two threads at once.
    final class Taking implements AutoCloseable {
        private final RegisterFile file;
        private final RegisterFile.Rows rows;
        private final UserId who = current.user();
        private Standing at;

        private Taking(RegisterFile file, Standing at) throws IOException {
            this.file = file;
            this.at = at;
            this.rows = file.from(Math.max(at.next(), file.head() + 1));
        }

        Standing at() {
            return at;
        }

        /// Takes in the next rows behind whatever the desk does, unless whoever began has left the
        /// counter: nothing is written in the name of somebody else.
        ///
        /// @return how far the file is now
        Standing next() {
            return database.unhurried(this::nextRows);
        }

        private Standing nextRows() {
            if (at.finished() || !here()) {
                return at;
            }
            List<RegisterFile.Line> lines = rows.next(BATCH);
            Batch batch = new Batch(lines);
            if (!batch.written()) {
                // One row that a rule speaks against must not keep the others out.
                lines.stream()
                        .takeWhile(line -> here())
                        .forEach(line -> new Batch(List.of(line)).writtenOrNoted());
            }
            return at;
        }

        private boolean here() {
            return allowed() && who.equals(current.user());
        }

        @Override
        public void close() {
            try {
                rows.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// Rows that are written in one transaction.
        private final class Batch {
            private final long after;
            private final boolean finished;
            private final List<FactBody> bodies = new ArrayList<>();
            private final List<RegisterFile.Line> comers = new ArrayList<>();
            private final List<byte[]> keys = new ArrayList<>();
            private final List<String> alike = new ArrayList<>();
            private final List<Note> notes = new ArrayList<>();

            Batch(List<RegisterFile.Line> lines) {
                finished = lines.isEmpty();
                after = finished ? at.next() : lines.getLast().row() + 1;
                LocalDate today = CareDay.of(clock.millis());
                for (int from = 0; from < lines.size(); ) {
                    from = lookUp(lines, from, today);
                }
            }

            /// Looks up as many rows as a moment allows. On the connection that writes: it keeps in
            /// memory what it read, while every other one forgets all of it whenever a row is
            /// written, and here rows are written all the time.
            ///
            /// @return the row to go on with
            private int lookUp(List<RegisterFile.Line> lines, int from, LocalDate today) {
                return database.write(sql -> {
                    long until = System.nanoTime() + STEP_NANOS;
                    int at = from;
                    do {
                        read(sql, lines.get(at++), today);
                    } while (at < lines.size() && System.nanoTime() < until);
                    return at;
                });
            }

            private void read(Sql sql, RegisterFile.Line line, LocalDate today) {
                switch (RegisterLine.read(line, today, device.hospital())) {
                    case RegisterLine.Blank() -> {}
                    case RegisterLine.Mend mend -> notes.add(Note.mend(line.row(), mend));
                    case RegisterLine.Someone(var person, var number) -> {
                        byte[] key = RegisterLine.key(line, person);
                        List<LikelySameStore.Likely> same = likely.find(sql, person, "", today, 1);
                        String before = before(sql, key, number, person, same);
                        if (before != null) {
                            notes.add(Note.known(line.row(), before));
                            return;
                        }
                        bodies.add(new RegisterPatient(null, person));
                        comers.add(line);
                        keys.add(key);
                        alike.add(same.isEmpty() ? "" : same.getFirst().person().id());
                    }
                }
            }

            /// Who this row is already; empty where it stood further up, null where nobody.
            private @Nullable String before(
                    Sql sql,
                    byte[] key,
                    @Nullable PatientNumber number,
                    Person person,
                    List<LikelySameStore.Likely> same) {
                if (keys.stream().anyMatch(one -> Arrays.equals(one, key))) {
                    return "";
                }
                String came = store.came(sql, key);
                if (came == null && number != null) {
                    came = patients.numbered(sql, number);
                }
                if (came == null && !same.isEmpty()) {
                    PatientStore.Known likeliest = same.getFirst().person();
                    came = RegisterLine.same(likeliest.person(), person) ? likeliest.id() : null;
                }
                return came;
            }

            boolean written() {
                return record() instanceof Recorded.Kept;
            }

            void writtenOrNoted() {
                switch (record()) {
                    case Recorded.Kept _ -> {}
                    case Recorded.Refused(var why) -> aside(why);
                    case Recorded.Doubtful(var why) -> aside(why);
                }
            }

            private void aside(Refusal why) {
                if (!here()) {
                    // Refused because of who sits here, not because of what the row says.
                    return;
                }
                notes.add(Note.mend(comers.getFirst().row(), RegisterLine.mend(why)));
                bodies.clear();
                database.change(sql -> keep(sql, List.of()));
            }

            private Recorded record() {
                if (bodies.isEmpty()) {
                    database.change(sql -> keep(sql, List.of()));
                    return new Recorded.Kept(List.of(), null);
                }
                return log.recordEach(
                        who,
                        bodies,
                        (sql, facts) ->
                                keep(
                                        sql,
                                        facts.stream()
                                                .map(read -> Patient.id(read.fact().id()))
                                                .toList()));
            }

            private void keep(Sql sql, List<AggregateId> made) {
                long alikes = 0;
                for (int i = 0; i < made.size(); i++) {
                    if (!alike.get(i).isEmpty()) {
                        alikes++;
                        notes.add(Note.likely(comers.get(i).row(), made.get(i), alike.get(i)));
                    }
                }
                if (!made.isEmpty()) {
                    store.came(sql, keys, made);
                }
                at =
                        new Standing(
                                after,
                                at.taken() + made.size(),
                                at.known() + count("known"),
                                at.mend() + count("mend"),
                                at.likely() + alikes,
                                finished);
                store.keep(sql, file.digest(), at, notes);
            }

            private long count(String kind) {
                return notes.stream().filter(note -> note.kind().equals(kind)).count();
            }
        }
    }
}
