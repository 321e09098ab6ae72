// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what `strace` took down of a program: the calls that change files of one folder.
final class SystemCalls {
    /// The calls that matter, as strace wants them named.
    static final String NAMES =
            "openat,lseek,write,pwrite64,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,renameat,"
                    + "renameat2,close";

    private static final Pattern CALL =
            Pattern.compile("^(\\d+) +(\\w+)\\((.*)\\) += (-?\\d+)(?:<([^>]*)>)?.*$");
    private static final Pattern OPENED = Pattern.compile("^(\\d+) +(.*) <unfinished \\.\\.\\.>$");
    private static final Pattern RESUMED =
            Pattern.compile("^(\\d+) +<\\.\\.\\. \\w+ resumed>(.*)$");
    private static final Pattern FILE = Pattern.compile("^(\\d+)<([^>]*)>");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

    private final String folder;
    private final String said;
    private final List<DiskEvent> events = new ArrayList<>();
    private final Map<String, String> unfinished = new HashMap<>();
    private final Map<Integer, Long> positions = new HashMap<>();
    private final Map<Integer, Boolean> throughs = new HashMap<>();

    /// @param said the file into which the program says what it acknowledges
    private SystemCalls(Path folder, Path said) {
        this.folder = folder.toString() + "/";
        this.said = said.toString();
    }

    static List<DiskEvent> read(Path log, Path folder, Path said) throws IOException {
        SystemCalls calls = new SystemCalls(folder, said);
        try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.US_ASCII)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                calls.line(line);
            }
        }
        return calls.events;
    }

    private void line(String line) {
        Matcher opened = OPENED.matcher(line);
        if (opened.matches()) {
            unfinished.put(opened.group(1), line.substring(0, opened.end(2)));
            return;
        }
        Matcher resumed = RESUMED.matcher(line);
        String whole = line;
        if (resumed.matches()) {
            String begun = unfinished.remove(resumed.group(1));
            whole = (begun == null ? "" : begun) + resumed.group(2);
        }
        Matcher call = CALL.matcher(whole);
        if (call.matches() && Long.parseLong(call.group(4)) >= 0) {
            call(call.group(2), call.group(3), Long.parseLong(call.group(4)), call.group(5));
        }
    }

    private void call(String name, String arguments, long result, @Nullable String made) {
        switch (name) {
            case "openat" -> open((int) result, arguments, made == null ? "" : text(made));
            case "rename", "renameat", "renameat2" -> renamed(arguments);
            case "unlink", "unlinkat" -> removed(arguments);
            default -> {
                Matcher file = FILE.matcher(arguments);
                if (file.find()) {
                    onFile(
                            name,
                            Integer.parseInt(file.group(1)),
                            text(file.group(2)),
                            arguments.substring(file.end()),
                            result);
                }
            }
        }
    }

    private void open(int number, String arguments, String path) {
        positions.put(number, 0L);
        throughs.put(number, arguments.contains("O_SYNC") || arguments.contains("O_DSYNC"));
        String file = inFolder(path);
        if (file == null) {
            return;
        }
        if (arguments.contains("O_CREAT")) {
            events.add(new DiskEvent.Made(file));
        }
        if (arguments.contains("O_TRUNC")) {
            events.add(new DiskEvent.Cut(file, 0));
        }
    }

    private void onFile(String name, int number, String path, String rest, long result) {
        switch (name) {
            case "lseek" -> positions.put(number, result);
            case "close" -> positions.remove(number);
            case "write" -> {
                long at = positions.getOrDefault(number, 0L);
                positions.put(number, at + result);
                written(number, path, at, bytes(rest, result));
            }
            case "pwrite64" ->
                    written(
                            number,
                            path,
                            Long.parseLong(rest.substring(rest.lastIndexOf(',') + 1).strip()),
                            bytes(rest, result));
            case "ftruncate" -> {
                String file = inFolder(path);
                if (file != null) {
                    events.add(
                            new DiskEvent.Cut(
                                    file,
                                    Long.parseLong(
                                            rest.substring(rest.lastIndexOf(',') + 1).strip())));
                }
            }
            case "fsync", "fdatasync" -> synced(path);
            default -> throw new IllegalStateException(name + " was not asked for");
        }
    }

    private void written(int number, String path, long at, byte[] bytes) {
        if (path.equals(said)) {
            events.add(new DiskEvent.Said(new String(bytes, StandardCharsets.UTF_8).strip()));
            return;
        }
        String file = inFolder(path);
        if (file != null) {
            events.add(new DiskEvent.Written(file, at, bytes));
            if (throughs.getOrDefault(number, false)) {
                events.add(new DiskEvent.Synced(file));
            }
        }
    }

    private void synced(String path) {
        String file = inFolder(path);
        if (file != null) {
            events.add(new DiskEvent.Synced(file));
        } else if ((path + "/").equals(folder)) {
            events.add(new DiskEvent.FolderSynced());
        }
    }

    private void renamed(String arguments) {
        List<String> names = texts(arguments);
        String from = inFolder(names.get(0));
        String to = inFolder(names.get(1));
        if (from != null && to != null) {
            events.add(new DiskEvent.Renamed(from, to));
        }
    }

    private void removed(String arguments) {
        String file = inFolder(texts(arguments).getFirst());
        if (file != null) {
            events.add(new DiskEvent.Removed(file));
        }
    }

    /// Null for files elsewhere, and for those that mean nothing after a cut: the lock, and what
    /// SQLite shares between its connections and makes anew.
    private @Nullable String inFolder(String path) {
        if (!path.startsWith(folder) || path.endsWith("-shm") || path.endsWith("/lock")) {
            return null;
        }
        return path.substring(folder.length());
    }

    private static byte[] bytes(String rest, long result) {
        Matcher text = TEXT.matcher(rest);
        if (!text.find()) {
            throw new IllegalStateException("a write without its bytes");
        }
        byte[] bytes = HexFormat.of().parseHex(text.group(1).replace("\\x", ""));
        if (bytes.length < result) {
            throw new IllegalStateException("a write is only taken down in part");
        }
        return bytes.length == result ? bytes : Arrays.copyOf(bytes, (int) result);
    }

    private static List<String> texts(String arguments) {
        List<String> texts = new ArrayList<>();
        Matcher text = TEXT.matcher(arguments);
        while (text.find()) {
            texts.add(text(text.group(1)));
        }
        return texts;
    }

    private static String text(String hex) {
        return hex.startsWith("\\x")
                ? new String(
                        HexFormat.of().parseHex(hex.replace("\\x", "")), StandardCharsets.UTF_8)
                : hex;
    }
}
