// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.outpost.ops.bench.Figure;

/// What the same change costs beside the largest store, over what it costs beside the smallest: a
/// sync that costs what changed keeps all of them near 1.
final class StoredFigures {
    private static final double BYTES = 1.1;
    private static final double PROCESSOR = 1.5;

    private final List<Run> runs;

    StoredFigures(List<Run> runs) {
        this.runs = runs;
    }

    void add(List<Figure> figures) {
        int least = runs.stream().mapToInt(Run::stored).min().orElse(0);
        int most = runs.stream().mapToInt(Run::stored).max().orElse(0);
        for (Work work : List.of(Work.W1, Work.W3)) {
            if (runs.stream().noneMatch(run -> run.work() == work)) {
                continue;
            }
            String times = most / Math.max(1, least) + " times as much stored: ";
            figures.add(
                    Figure.atMost(
                            work + ", " + times + "bytes",
                            over(work, least, most, run -> run.carried().both()),
                            "x",
                            BYTES));
            figures.add(
                    Figure.atMost(
                            work + ", " + times + "processor, both ends",
                            over(work, least, most, run -> run.clientCpu() + run.serverCpu()),
                            "x",
                            PROCESSOR));
            runs.stream()
                    .filter(run -> run.work() == work)
                    .mapToInt(Run::stored)
                    .distinct()
                    .sorted()
                    .forEach(stored ->
                            figures.add(
                                    Figure.shown(
                                            work + " time beside " + stored + " stored",
                                            at(work, stored, Run::seconds),
                                            "s")));
        }
    }

    private double over(Work work, int least, int most, ToDoubleFunction<Run> cost) {
        return at(work, most, cost) / at(work, least, cost);
    }

    private double at(Work work, int stored, ToDoubleFunction<Run> cost) {
        return SyncFigures.median(
                runs.stream().filter(run -> run.work() == work && run.stored() == stored).toList(),
                cost);
    }
}
