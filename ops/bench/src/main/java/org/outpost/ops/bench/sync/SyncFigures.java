// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Fact;
import org.outpost.model.wire.FactColumns;
import org.outpost.model.wire.Vocabulary;
import org.outpost.model.wire.WorkloadFacts;
import org.outpost.model.wire.WorkloadRows;
import org.outpost.ops.bench.Figure;

/// The figures of a run of the sync bench beside the plan's: ratios within the run, medians where
/// there are several rounds. Bytes and times of a machine stand beside them as context.
final class SyncFigures {
    private static final double LINE_BYTES_A_SECOND = 64_000 / 8.0;

    private static final int BLOCK = 1_000;
    private static final int HARDEST = 19;

    private final SyncWords asked;
    private final List<Run> runs;

    SyncFigures(SyncWords asked, List<Run> runs) {
        this.asked = asked;
        this.runs = List.copyOf(runs);
    }

    List<Figure> all() {
        List<Figure> figures = new ArrayList<>();
        switch (asked.form()) {
            case LOOPBACK -> loopback(figures);
            case SHAPED -> shaped(figures);
            case STORED -> new StoredFigures(runs).add(figures);
        }
        if (asked.with(OurPeer.NAME)) {
            figures.add(
                    Figure.atMost(
                            "our runs whose ends differ",
                            runs.stream()
                                    .filter(run -> run.peer().equals(OurPeer.NAME) && !run.same())
                                    .count(),
                            "",
                            0));
        }
        return figures;
    }

    private void loopback(List<Figure> figures) {
        String loopback = LineShape.LOOPBACK.words();
        if (asked.works().contains(Work.W1) && asked.with(OurPeer.NAME)) {
            figures.add(Figure.atMost("W1 bytes a registration", bytes(Work.W1), "B", 33));
            ratio(figures, Work.W1, PouchPeer.NAME, "bytes", 28, SyncFigures::both);
            ratio(figures, Work.W1, SymmetricPeer.NAME, "bytes", 3, SyncFigures::both);
            coding(figures, "with", Vocabulary.shared());
            coding(figures, "without", Vocabulary.NONE);
        }
        if (asked.works().contains(Work.W2) && asked.with(OurPeer.NAME)) {
            figures.add(Figure.atMost("W2 bytes a row", bytes(Work.W2), "B", 30));
            ratio(figures, Work.W2, PouchPeer.NAME, "bytes", 10, SyncFigures::both);
            ratio(figures, Work.W2, SymmetricPeer.NAME, "bytes", 3.3, SyncFigures::both);
            ratio(figures, Work.W2, PouchPeer.NAME, "time", 15, Run::seconds);
            ratio(figures, Work.W2, SymmetricPeer.NAME, "time", 2.5, Run::seconds);
            double limit = median(OurPeer.NAME, Work.W2, loopback, Run::limitSeconds);
            double took = median(OurPeer.NAME, Work.W2, loopback, Run::seconds);
            figures.add(Figure.shown("W2 limit: the same rows by bare inserts", limit, "s"));
            figures.add(Figure.shown("W2 time over that limit", took / limit, "x"));
            double heap = median(OurPeer.NAME, Work.W2, loopback, Run::heapMegabytes);
            figures.add(Figure.atMost("W2 desktop heap at its fullest", heap, "MB", 256));
        }
        if (asked.works().contains(Work.W3) && asked.with(OurPeer.NAME)) {
            double both = median(OurPeer.NAME, Work.W3, loopback, SyncFigures::both);
            figures.add(Figure.atMost("W3 bytes, 1,000 edits each way", both / 1000, "kB", 26));
            ratio(figures, Work.W3, PouchPeer.NAME, "bytes", 55, SyncFigures::both);
            ratio(figures, Work.W3, SymmetricPeer.NAME, "bytes", 9.7, SyncFigures::both);
        }
        context(figures, loopback);
    }

    /// What the shared words are worth: they know none of the workload's names.
    private static void coding(List<Figure> figures, String how, Vocabulary vocabulary) {
        WorkloadFacts writing =
                new WorkloadFacts(new WriterId("bench0bench0bnch"), BenchWorld.hospital(1), 1);
        List<Fact> facts = writing.register(new WorkloadRows(1, Workload.START_MILLIS).next(BLOCK));
        int bytes = FactColumns.encode(facts, new FactColumns.Packing(HARDEST, vocabulary)).length;
        figures.add(
                Figure.shown(
                        "W1 coding alone, " + BLOCK + " rows, " + how + " vocabulary",
                        (double) bytes / BLOCK,
                        "B"));
    }

    private void shaped(List<Figure> figures) {
        String field = LineShape.FIELD.words();
        String steady = LineShape.STEADY.words();
        if (asked.with(OurPeer.NAME) && asked.works().contains(Work.W1)) {
            double ours = median(OurPeer.NAME, Work.W1, field, Run::seconds);
            against(figures, "W1 faster than", PouchPeer.NAME, Work.W1, ours, 50);
            against(figures, "W1 faster than", SymmetricPeer.NAME, Work.W1, ours, 7);
            figures.add(
                    Figure.atMost(
                            "W1 sent again because of cuts",
                            more(Work.W1, run -> run.carried().up()),
                            "%",
                            10));
        }
        if (asked.with(OurPeer.NAME) && asked.works().contains(Work.W2)) {
            double ours = median(OurPeer.NAME, Work.W2, field, Run::seconds);
            double bytes = median(OurPeer.NAME, Work.W2, steady, run -> run.carried().down());
            figures.add(
                    Figure.atMost(
                            "W2 time over bytes / line rate",
                            ours / (bytes / LINE_BYTES_A_SECOND),
                            "x",
                            1.15));
            double first = median(OurPeer.NAME, Work.W2, field, Run::firstSeconds);
            figures.add(Figure.atMost("W2 first usable screen", first, "s", 60));
            figures.add(
                    Figure.atMost(
                            "W2 received again because of cuts",
                            more(Work.W2, run -> run.carried().down()),
                            "%",
                            15));
        }
        context(figures, field);
    }

    /// Ratios nobody promised and what this machine took.
    private void context(List<Figure> figures, String line) {
        for (Work work : asked.works()) {
            for (String peer : asked.peers()) {
                double seconds = median(peer, work, line, Run::computedSeconds);
                figures.add(Figure.shown(work + " time, " + peer, seconds, "s"));
                double cpu = median(peer, work, line, run -> run.clientCpu() + run.serverCpu());
                figures.add(Figure.shown(work + " processor, both ends, " + peer, cpu, "s"));
            }
        }
    }

    private void ratio(
            List<Figure> figures,
            Work work,
            String rival,
            String what,
            double least,
            ToDoubleFunction<Run> cost) {
        if (asked.with(rival)) {
            String line = LineShape.LOOPBACK.words();
            double ratio = median(rival, work, line, cost) / median(OurPeer.NAME, work, line, cost);
            figures.add(
                    Figure.atLeast(
                            work + " " + what + " of " + rival + " over ours", ratio, "x", least));
        }
    }

    private void against(
            List<Figure> figures, String name, String rival, Work work, double ours, double least) {
        if (asked.with(rival)) {
            double theirs = median(rival, work, LineShape.FIELD.words(), Run::computedSeconds);
            figures.add(Figure.atLeast(name + " " + rival, theirs / ours, "x", least));
        }
    }

    /// By how many percent a cut line carried more than a steady one.
    private double more(Work work, ToDoubleFunction<Run> bytes) {
        double cut = median(OurPeer.NAME, work, LineShape.FIELD.words(), bytes);
        double steady = median(OurPeer.NAME, work, LineShape.STEADY.words(), bytes);
        return 100 * (cut - steady) / steady;
    }

    private double bytes(Work work) {
        return median(OurPeer.NAME, work, LineShape.LOOPBACK.words(), Run::bytesEach);
    }

    private double median(String peer, Work work, String line, ToDoubleFunction<Run> cost) {
        return median(
                runs.stream()
                        .filter(run ->
                                run.peer().equals(peer)
                                        && run.work() == work
                                        && run.line().equals(line))
                        .toList(),
                cost);
    }

    /// Not a number where there is none.
    static double median(List<Run> some, ToDoubleFunction<Run> cost) {
        double[] sorted = some.stream().mapToDouble(cost).sorted().toArray();
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static double both(Run run) {
        return run.carried().both();
    }
}
