// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A run as one line of JSON: what was measured, at which commit, on what machine. Kept under
/// `ops/bench/results/`, so that rows are compared within a run and runs of one machine over time.
/// Names the machine by its processor and memory, never by its own name.
final class RunLine {
    private RunLine() {}

    static String of(String bench, List<String> words, Bench.Measured outcome) {
        String figures =
                outcome.figures().stream().map(Figure::json).collect(Collectors.joining(","));
        return "{\"bench\":\"%s\",\"words\":\"%s\",\"at\":\"%s\",\"commit\":\"%s\",\"machine\":%s,\"figures\":[%s],\"rows\":[%s]}"
                .formatted(
                        bench,
                        plain(String.join(" ", words)),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        commit(),
                        machine(),
                        figures,
                        String.join(",", outcome.rows()));
    }

    /// Appends the line; a checkout that can't be written to is told, and the figures still print.
    static void keep(String bench, String line, Consumer<String> progress) {
        Path checkout = checkout();
        if (checkout == null) {
            progress.accept("not kept: this is no checkout");
            return;
        }
        Path file = checkout.resolve("ops/bench/results").resolve(bench + ".ndjson");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    line + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            progress.accept("kept in " + checkout.relativize(file));
        } catch (IOException e) {
            progress.accept("not kept: " + e.getMessage());
        }
    }

    /// The checkout this was started from by its `outpost` script; null where it was not.
    static @Nullable Path checkout() {
        String command = System.getenv("OUTPOST_COMMAND");
        return command == null ? null : Path.of(command).getParent();
    }

    private static String commit() {
        String commit = said("git", "rev-parse", "--short=10", "HEAD");
        String changed = said("git", "status", "--porcelain", "--untracked-files=no");
        return commit.isEmpty() ? "unknown" : commit + (changed.isEmpty() ? "" : "+changes");
    }

    private static String machine() {
        String memory = memoryMegabytes("MemTotal");
        return "{\"cpus\":%d,\"cpu\":\"%s\",\"memoryMb\":%s,\"system\":\"%s %s\",\"java\":\"%s\",\"load\":\"%s\"}"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        plain(after(firstLine("/proc/cpuinfo", "model name"), ":")),
                        memory.isEmpty() ? "null" : memory,
                        plain(System.getProperty("os.name", "")),
                        plain(System.getProperty("os.arch", "")),
                        plain(System.getProperty("java.version", "")),
                        plain(firstLine("/proc/loadavg", "").split(" ", -1)[0]));
    }

    private static String memoryMegabytes(String what) {
        String digits = firstLine("/proc/meminfo", what).replaceAll("\\D", "");
        return digits.isEmpty() ? "" : Long.toString(Long.parseLong(digits) / 1024);
    }

    private static String firstLine(String file, String beginning) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(beginning)).findFirst().orElse("");
        } catch (IOException elsewhere) {
            return "";
        }
    }

    private static String after(String line, String mark) {
        return line.substring(line.indexOf(mark) + 1).strip();
    }

    private static String said(String... command) {
        Path checkout = checkout();
        if (checkout == null) {
            return "";
        }
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(checkout.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String text =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? text.strip() : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static String plain(String text) {
        return text.replaceAll("[^\\p{L}\\p{N} .,:@()+/_=-]", "");
    }
}
