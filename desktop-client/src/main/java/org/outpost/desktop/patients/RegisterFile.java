// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;

/// A register in a file of values between separators, as other programs and spreadsheets write it.
/// Looked at once for how it is written, which columns it has and what the first rows say; then
/// read from any row on.
///
/// @param digest names the bytes: the same file is gone on with, another one begins anew
/// @param separator between two values
/// @param head the number of the row of heads, counted as spreadsheets count
/// @param columns where each column we know stands
/// @param strange heads we know nothing to do with
/// @param last the number of the last row
/// @param first what the first rows say
public record RegisterFile(
        Path path,
        String digest,
        Charset charset,
        char separator,
        long head,
        Map<RegisterColumn, Integer> columns,
        List<String> strange,
        long last,
        List<Line> first) {
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int HEAD_WITHIN = 10;
    private static final int SHOWN = 8;
    private static final int LOOKED_AT = 512;
    private static final long LARGEST = 512L << 20;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /// A row of values by their columns, and as it stands in the file.
    ///
    /// @param row its number, counted as spreadsheets count
    public record Line(long row, Map<RegisterColumn, String> cells, List<String> all) {
        /// Tidied of blanks; empty where there is none.
        String cell(RegisterColumn column) {
            String text = cells.getOrDefault(column, "").strip();
            return text.equals("-") ? "" : text;
        }

        boolean isBlank() {
            return all.stream().allMatch(String::isBlank);
        }
    }

    /// How many rows there are under the heads, blank ones too.
    public long rows() {
        return last - head;
    }

    /// Looks at a file; declined with what is wrong with it.
    static Outcome<RegisterFile> look(Path path) {
        try {
            if (!Files.isRegularFile(path) || Files.size(path) > LARGEST) {
                return declined(Files.isRegularFile(path) ? "import.too-large" : "import.no-file");
            }
            Charset charset = charset(path);
            String digest = digest(path);
            Optional<Head> best = Optional.empty();
            for (char separator : SEPARATORS) {
                Optional<Head> here = head(path, charset, separator);
                if (here.isPresent()
                        && best.map(known -> known.columns.size() < here.get().columns.size())
                                .orElse(true)) {
                    best = here;
                }
            }
            if (best.isEmpty()) {
                return declined("import.no-heads");
            }
            if (!best.get().columns.containsKey(RegisterColumn.SEX)) {
                return declined("import.no-sex");
            }
            return whole(path, digest, charset, best.get());
        } catch (IOException | UncheckedIOException unreadable) {
            return declined("import.unreadable");
        }
    }

    /// The same file, read from a row on.
    Rows from(long row) throws IOException {
        Rows rows = new Rows(parser(path, charset, separator));
        rows.skipTo(row);
        return rows;
    }

    private static Outcome<RegisterFile> whole(Path path, String digest, Charset charset, Head head)
            throws IOException {
        RegisterFile none =
                new RegisterFile(
                        path,
                        digest,
                        charset,
                        head.separator,
                        head.row,
                        head.columns,
                        head.strange,
                        head.row,
                        List.of());
        List<Line> first = new ArrayList<>();
        long last = head.row;
        try (Rows rows = none.from(head.row + 1)) {
            for (List<Line> some = rows.next(1_000); !some.isEmpty(); some = rows.next(1_000)) {
                last = some.getLast().row();
                some.stream()
                        .filter(line -> !line.isBlank())
                        .limit(SHOWN - first.size())
                        .forEach(first::add);
            }
        }
        return new Outcome.Done<>(
                new RegisterFile(
                        path,
                        digest,
                        charset,
                        head.separator,
                        head.row,
                        head.columns,
                        head.strange,
                        last,
                        List.copyOf(first)),
                Phrase.of("import.looked"),
                null);
    }

    /// Rows of the file one after the other. Not for two threads at once.
    final class Rows implements AutoCloseable {
        private final CSVParser parser;
        private final Iterator<CSVRecord> records;

        private Rows(CSVParser parser) {
            this.parser = parser;
            this.records = parser.iterator();
        }

        private void skipTo(long row) {
            while (parser.getRecordNumber() + 1 < row && records.hasNext()) {
                records.next();
            }
        }

        /// The next ones, at most so many; none where the file is at its end.
        List<Line> next(int most) {
            List<Line> lines = new ArrayList<>();
            while (lines.size() < most && records.hasNext()) {
                lines.add(line(records.next()));
            }
            return lines;
        }

        @Override
        public void close() throws IOException {
            parser.close();
        }

        private Line line(CSVRecord record) {
            Map<RegisterColumn, String> cells = new EnumMap<>(RegisterColumn.class);
            columns.forEach((column, at) -> {
                if (at < record.size()) {
                    cells.put(column, CsvGuard.bare(record.get(at)));
                }
            });
            return new Line(record.getRecordNumber(), cells, List.copyOf(record.toList()));
        }
    }

    private record Head(
            long row, char separator, Map<RegisterColumn, Integer> columns, List<String> strange) {}

    /// The first row that names a person; what stands above it is a title.
    private static Optional<Head> head(Path path, Charset charset, char separator)
            throws IOException {
        try (CSVParser parser = parser(path, charset, separator)) {
            for (CSVRecord record : parser) {
                Map<RegisterColumn, Integer> columns = new EnumMap<>(RegisterColumn.class);
                List<String> strange = new ArrayList<>();
                for (int i = 0; i < record.size(); i++) {
                    String head = record.get(i).replace("\ufeff", "").strip();
                    Optional<RegisterColumn> column = RegisterColumn.headed(head);
                    if (column.isPresent() && !columns.containsKey(column.get())) {
                        columns.put(column.get(), i);
                    } else if (!head.isEmpty()) {
                        strange.add(head);
                    }
                }
                if (columns.containsKey(RegisterColumn.NAME)) {
                    return Optional.of(
                            new Head(record.getRecordNumber(), separator, columns, strange));
                }
                if (record.getRecordNumber() == HEAD_WITHIN) {
                    break;
                }
            }
        }
        return Optional.empty();
    }

    private static CSVParser parser(Path path, Charset charset, char separator) throws IOException {
        CSVFormat format =
                CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(separator)
                        .setIgnoreEmptyLines(false)
                        .setTrailingData(true)
                        .setLenientEof(true)
                        .get();
        return CSVParser.builder()
                .setReader(new BufferedReader(new InputStreamReader(open(path), charset)))
                .setFormat(format)
                .get();
    }

    private static InputStream open(Path path) throws IOException {
        return Files.newInputStream(path);
    }

    /// By the mark at the beginning; else by the zeros that two bytes for a letter leave; else
    /// UTF-8 where all of it is, and what old spreadsheets write where it is not.
    private static Charset charset(Path path) throws IOException {
        byte[] begin;
        try (InputStream in = open(path)) {
            begin = in.readNBytes(LOOKED_AT);
        }
        if (begins(begin, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (begins(begin, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        int[] zeros = new int[2];
        for (int i = 0; i < begin.length; i++) {
            zeros[i % 2] += begin[i] == 0 ? 1 : 0;
        }
        if (zeros[0] + zeros[1] > begin.length / 8) {
            return zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        }
        return isUtf8(path) ? StandardCharsets.UTF_8 : WINDOWS;
    }

    private static boolean begins(byte[] begin, int first, int second) {
        return begin.length > 1 && (begin[0] & 0xFF) == first && (begin[1] & 0xFF) == second;
    }

    private static boolean isUtf8(Path path) throws IOException {
        var strict =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (Reader reader = new InputStreamReader(open(path), strict)) {
            char[] room = new char[1 << 16];
            int read = reader.read(room);
            while (read >= 0) {
                read = reader.read(room);
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String digest(Path path) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(open(path), MessageDigest.getInstance("SHA-256"))) {
            byte[] room = new byte[1 << 16];
            int read = in.read(room);
            while (read >= 0) {
                read = in.read(room);
            }
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Outcome<RegisterFile> declined(String why) {
        return new Outcome.Declined<>(Phrase.of(why), "");
    }
}
