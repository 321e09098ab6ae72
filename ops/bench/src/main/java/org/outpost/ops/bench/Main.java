// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench;

import java.io.PrintStream;
import java.util.List;
import org.outpost.ops.bench.ingest.IngestBench;
import org.outpost.ops.bench.sync.SyncBench;

/// `./outpost bench NAME [--json] [--check]`: prints every figure beside its target with `ok` or
/// `short`, and keeps the run as one line; with `--check` it exits 1 when a figure is short.
public final class Main {
    private static final List<Bench> BENCHES =
            List.of(new DeskBench(), new IngestBench(), new SyncBench());

    private Main() {}

    /// @param args the bench's name and the options
    public static void main(String[] args) throws Exception {
        System.exit(run(List.of(args), System.out, System.err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err) throws Exception {
        for (Bench bench : BENCHES) {
            if (!args.isEmpty() && args.getFirst().equals(bench.name())) {
                try {
                    return measure(bench, args.subList(1, args.size()), out, err);
                } catch (IllegalArgumentException e) {
                    err.println("bench " + bench.name() + ": " + e.getMessage());
                    return 2;
                }
            }
        }
        err.println("bench NAME [--json] [--check], where NAME is one of:");
        BENCHES.forEach(bench -> err.println("  %-8s %s".formatted(bench.name(), bench.about())));
        return 2;
    }

    private static int measure(Bench bench, List<String> args, PrintStream out, PrintStream err)
            throws Exception {
        List<String> words =
                args.stream()
                        .filter(word -> !word.equals("--json") && !word.equals("--check"))
                        .toList();
        Bench.Measured outcome = bench.run(words, err::println);
        String line = RunLine.of(bench.name(), words, outcome);
        RunLine.keep(bench.name(), line, err::println);
        if (args.contains("--json")) {
            out.println(line);
        } else {
            outcome.figures().forEach(figure -> out.println(figure.row()));
        }
        boolean met = outcome.figures().stream().allMatch(Figure::ok);
        return args.contains("--check") && !met ? 1 : 0;
    }
}
