// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.SpokenCode;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.Recorded;
import org.outpost.model.kernel.Randomness;
import org.outpost.model.patients.GiveOutRegister;
import org.outpost.model.patients.Person;

/// Writes registers as files that spreadsheets open and {@link ImportRegisterUseCase} takes in
/// again: the people known here, or the rows of a file that could not be taken in. A file is there
/// whole or not at all.
public final class ExportRegisterUseCase {
    /// What we write: the age is not among them, because it is another one next year.
    static final List<RegisterColumn> WRITTEN =
            Stream.of(RegisterColumn.values())
                    .filter(column -> column != RegisterColumn.AGE)
                    .toList();

    private final LocalDatabase database;
    private final FactLog log;
    private final PatientStore patients;
    private final ImportRegisterUseCase imports;
    private final CurrentUser current;
    private final Randomness randomness;

    public ExportRegisterUseCase(
            LocalDatabase database,
            FactLog log,
            PatientStore patients,
            ImportRegisterUseCase imports,
            CurrentUser current,
            Randomness randomness) {
        this.database = database;
        this.log = log;
        this.patients = patients;
        this.imports = imports;
        this.current = current;
        this.randomness = randomness;
    }

    /// Everybody of this hospital, in a file sealed by a code that is told once: patients of others
    /// who are only followed here are left out, and so are records that became part of others. That
    /// it was done is a fact before the first name leaves, and reaches the district.
    ///
    /// @param why a code of a short list
    /// @param heads what stands above a column
    /// @param name of the file inside
    Outcome<RegisterDesk.GivenOut> all(
            Path to, String name, String why, Function<RegisterColumn, String> heads) {
        if (!imports.allowed()) {
            return new Outcome.Declined<>(Phrase.of("import.not-allowed"), "");
        }
        long people = database.read(patients::countOfEveryone);
        Recorded recorded =
                log.record(current.user(), List.of(new GiveOutRegister(why, people)), false);
        if (!(recorded instanceof Recorded.Kept)) {
            return new Outcome.Declined<>(Phrase.of("import.not-allowed"), "");
        }
        String code = SpokenCode.of(randomness);
        try {
            SealedFile.write(to, name, code, writer -> everybody(writer, heads));
            return new Outcome.Done<>(
                    new RegisterDesk.GivenOut(people, code),
                    Phrase.of("export.done", people, String.valueOf(to.getFileName())),
                    null);
        } catch (IOException | UncheckedIOException full) {
            return new Outcome.Declined<>(Phrase.of("export.not-written"), "");
        }
    }

    private void everybody(BufferedWriter writer, Function<RegisterColumn, String> heads)
            throws IOException {
        // Without this mark a spreadsheet takes Devanagari for something else.
        writer.write('\ufeff');
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.DEFAULT);
        print(printer, WRITTEN.stream().map(heads).toList());
        database.read(sql -> {
            patients.everyone(sql, known -> print(printer, cells(known)));
            return Boolean.TRUE;
        });
        printer.flush();
    }

    /// The rows of a file that are to be mended, as they stand there, each with its number and what
    /// is wrong with it in front.
    ///
    /// @param words says what is wrong
    /// @return how many rows
    Outcome<Long> toMend(
            RegisterFile file, Path to, String row, String what, Function<RowNote, String> words) {
        if (!(RegisterFile.look(file.path()) instanceof Outcome.Done<RegisterFile>(var now, _, _)
                && now.digest().equals(file.digest()))) {
            return new Outcome.Declined<>(Phrase.of("import.changed"), "");
        }
        return whole(
                to,
                "import.mend.saved",
                printer -> {
                    List<RowNote> notes = imports.toMend(file).stream().map(RowNote::of).toList();
                    int at = 0;
                    try (RegisterFile.Rows rows = file.from(file.head())) {
                        for (List<RegisterFile.Line> some = rows.next(1_000);
                                !some.isEmpty();
                                some = rows.next(1_000)) {
                            for (RegisterFile.Line line : some) {
                                if (line.row() == file.head()) {
                                    print(printer, before(row, what, line));
                                } else if (at < notes.size() && notes.get(at).row() == line.row()) {
                                    RowNote note = notes.get(at++);
                                    print(
                                            printer,
                                            before(
                                                    Long.toString(line.row()),
                                                    words.apply(note),
                                                    line));
                                }
                            }
                        }
                    }
                    return (long) at;
                });
    }

    private static List<String> before(String first, String second, RegisterFile.Line line) {
        List<String> cells = new ArrayList<>(List.of(first, second));
        line.all().stream()
                .map(text -> CsvGuard.bare(text.replace("\ufeff", "")))
                .forEach(cells::add);
        return cells;
    }

    private static List<String> cells(PatientStore.Known known) {
        Person person = known.person();
        return WRITTEN.stream()
                .map(column ->
                        switch (column) {
                            case NUMBER -> known.number();
                            case NAME -> PersonWords.text(person.name());
                            case LOCAL -> PersonWords.text(person.nameLocal());
                            case BORN ->
                                    text(
                                            person.birthDate() == null
                                                    ? person.birthYear()
                                                    : person.birthDate());
                            case AGE -> "";
                            case TOLD -> text(person.ageRecordedOn());
                            case SEX -> text(person.sex());
                            case PHONE -> PersonWords.text(person.phone());
                            case GUARDIAN -> PersonWords.text(person.guardian());
                            case VILLAGE -> PersonWords.text(person.village());
                            case DISTRICT -> PersonWords.text(person.district());
                            case PIN -> PersonWords.text(person.pinCode());
                            case ABHA -> PersonWords.text(person.abha());
                            case PAPER -> PersonWords.text(person.paperNumber());
                        })
                .toList();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /// What is written into a file.
    private interface Writing {
        long into(CSVPrinter printer) throws IOException;
    }

    private static Outcome<Long> whole(Path to, String done, Writing writing) {
        Path part = to.resolveSibling(to.getFileName() + ".part");
        try {
            long count;
            try (BufferedWriter writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8);
                    CSVPrinter printer = new CSVPrinter(writer, CSVFormat.DEFAULT)) {
                // Without this mark a spreadsheet takes Devanagari for something else.
                writer.write('\ufeff');
                count = writing.into(printer);
            }
            Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
            return new Outcome.Done<>(
                    count, Phrase.of(done, count, String.valueOf(to.getFileName())), null);
        } catch (IOException | UncheckedIOException full) {
            return new Outcome.Declined<>(Phrase.of("export.not-written"), "");
        }
    }

    private static void print(CSVPrinter printer, List<String> cells) {
        try {
            printer.printRecord(cells.stream().map(CsvGuard::guarded).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
