// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/// `./outpost bench NAME [--json] [--check]`: prints every figure beside its target with `ok` or
/// `short`; with `--check` it exits 1 when one is short.
public final class Main {
    private static final List<Bench> BENCHES = List.of(new DeskBench());

    private Main() {}

    /// @param args the bench's name and the options
    public static void main(String[] args) throws Exception {
        System.exit(run(List.of(args), System.out, System.err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err) throws Exception {
        List<String> names = args.stream().filter(arg -> !arg.startsWith("--")).toList();
        for (Bench bench : BENCHES) {
            if (names.equals(List.of(bench.name()))) {
                List<Figure> figures = bench.run(err::println);
                print(bench, figures, args.contains("--json"), out);
                boolean met = figures.stream().allMatch(Figure::ok);
                return args.contains("--check") && !met ? 1 : 0;
            }
        }
        err.println("bench NAME [--json] [--check], where NAME is one of:");
        BENCHES.forEach(bench -> err.println("  " + bench.name() + "  " + bench.about()));
        return 2;
    }

    private static void print(Bench bench, List<Figure> figures, boolean json, PrintStream out) {
        if (json) {
            String rows = figures.stream().map(Figure::json).collect(Collectors.joining(","));
            out.println("{\"bench\":\"" + bench.name() + "\",\"figures\":[" + rows + "]}");
        } else {
            figures.forEach(figure -> out.println(figure.row()));
        }
    }
}
