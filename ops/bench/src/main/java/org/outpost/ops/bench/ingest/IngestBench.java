// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.outpost.ops.bench.Bench;
import org.outpost.ops.bench.Figure;

/// Pushes of five hundred facts by 1, 8, 64 and 300 devices through the real server.
///
/// Two ways: *all at once*, every device pushing batch behind batch, tells what the server can
/// carry; *at their own time*, together at sixty percent of that, tells how long a push takes. With
/// all three hundred at once a push would only wait for the others, and its time would say how many
/// they are.
public final class IngestBench implements Bench {
    private static final List<Integer> CLIENTS = List.of(1, 8, 64, 300);
    private static final int FEW = 8;
    private static final int MOST = 300;
    private static final int PER_HOSPITAL = 3;
    private static final double SHARE = 0.6;
    private static final int ROUNDS = 3;
    private static final int PACED_SECONDS = 30;
    private static final int PROBE = 40;
    private static final int RAW_FACTS = 50_000;
    private static final long FILL_NANOS = 420_000_000_000L;

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String about() {
        return "facts a second into the whole server, beside the raw limit of its database"
                + " [--stored N: how far it is filled, default 1000000] [--divide N: a part of the"
                + " pushes, to try it out]";
    }

    @Override
    public Measured run(List<String> words, Consumer<String> progress) throws Exception {
        long stored = number(words, "--stored", 1_000_000);
        int divide = (int) number(words, "--divide", 1);
        Path folder = Files.createTempDirectory("outpost-ingest");
        try (SystemUnderLoad system = SystemUnderLoad.start(folder, progress)) {
            List<PushClient> clients = system.enrol(MOST, PER_HOSPITAL, progress);
            return new Series(system, clients, divide, progress).run(stored / divide);
        } finally {
            delete(folder);
        }
    }

    private static long number(List<String> words, String name, long otherwise) {
        for (int i = 0; i < words.size(); i += 2) {
            boolean known = words.get(i).equals("--stored") || words.get(i).equals("--divide");
            if (!known || i + 1 == words.size()) {
                throw new IllegalArgumentException("it takes --stored N and --divide N alone");
            }
        }
        int at = words.indexOf(name);
        return at < 0 ? otherwise : Math.max(1, Long.parseLong(words.get(at + 1)));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /// One run, from the empty system to the full one.
    private static final class Series {
        private final SystemUnderLoad system;
        private final List<PushClient> clients;
        private final int divide;
        private final Consumer<String> progress;
        private final Load load;
        private final Map<Integer, Double> carried = new HashMap<>();
        private final List<DayMix> mixes = new ArrayList<>();
        private final List<Figure> figures = new ArrayList<>();
        private final List<String> rows = new ArrayList<>();
        private long facts;
        private double databaseCpu;

        Series(
                SystemUnderLoad system,
                List<PushClient> clients,
                int divide,
                Consumer<String> progress) {
            this.system = system;
            this.clients = clients;
            this.divide = divide;
            this.progress = progress;
            this.load = new Load(system.serverPid(), system.database().pid());
            for (int i = 0; i < clients.size(); i++) {
                mixes.add(new DayMix(clients.get(i), i));
            }
        }

        Measured run(long stored) throws Exception {
            fill(10_000, Long.MAX_VALUE);
            Load.Outcome small = probe();
            fill(60_000 / divide, Long.MAX_VALUE);
            allAtOnce();
            Load.Outcome middle = probe();
            atTheirOwnTime();
            fill(stored, System.nanoTime() + FILL_NANOS);
            Load.Outcome large = probe();
            double all = databaseCpu * 1e6 / facts;
            double raw = raw((int) Math.min(RAW_FACTS, facts));
            figures.add(
                    Figure.atLeast(
                            "facts per second of database CPU, beside the raw limit",
                            100 * raw / all,
                            "%",
                            40));
            figures.add(
                    Figure.shown(
                            "  with all stored, one device alone",
                            100 * raw / large.databaseMicros(),
                            "%"));
            figures.add(Figure.shown("stored at the end", facts, "facts"));
            cost("few stored", small);
            cost("some stored", middle);
            cost("all stored", large);
            figures.add(Figure.shown("database CPU of a fact, of all pushed", all, "us"));
            figures.add(
                    Figure.atMost(
                            "database CPU of a fact, all beside few stored",
                            large.databaseMicros() / small.databaseMicros(),
                            "x",
                            1.5));
            figures.add(Figure.atMost("server heap, highest", system.heapMegabytes(), "MB", 512));
            return new Measured(figures, rows);
        }

        /// The same push of one device, again and again.
        private Load.Outcome probe() throws Exception {
            return run("one, batch behind batch", 1, PROBE, 0);
        }

        private void cost(String when, Load.Outcome outcome) {
            figures.add(
                    Figure.shown(
                            "database CPU of a fact, " + when, outcome.databaseMicros(), "us"));
        }

        private void allAtOnce() throws Exception {
            for (int count : CLIENTS) {
                int rounds = count <= FEW ? ROUNDS : 1;
                List<Load.Outcome> outcomes = new ArrayList<>();
                for (int i = 0; i < rounds; i++) {
                    outcomes.add(run("all at once", count, Math.max(1, 160 / count / divide), 0));
                }
                outcomes.sort(Comparator.comparingDouble(Load.Outcome::factsPerSecond));
                Load.Outcome median = outcomes.get(rounds / 2);
                String name = "facts a second, %d at once".formatted(count);
                // one device alone waits for each answer: the line's turn, not the server's limit
                figures.add(
                        count == 1
                                ? Figure.shown(name, median.factsPerSecond(), "/s")
                                : Figure.atLeast(name, median.factsPerSecond(), "/s", 3_000));
                carried.put(count, median.factsPerSecond());
            }
        }

        /// One device never sends more than sixty percent of what one alone can, nor many together
        /// more than that of what eight could: more of them would only wait for each other.
        private void atTheirOwnTime() throws Exception {
            for (int count : CLIENTS) {
                double limit = carried.getOrDefault(Math.min(count, FEW), 0.0);
                double batches = limit * SHARE / DayMix.BATCH;
                int each = Math.max(1, (int) Math.ceil(batches * PACED_SECONDS / divide / count));
                Load.Outcome outcome = run("at their own time", count, each, batches);
                String name = "push of 500, %s, %d devices".formatted("%s", count);
                figures.add(Figure.shown(name.formatted("p50"), outcome.percentile(0.5), "ms"));
                figures.add(Figure.shown(name.formatted("p95"), outcome.percentile(0.95), "ms"));
                figures.add(
                        Figure.atMost(
                                name.formatted("p99"), outcome.percentile(0.99), "ms", 1_000));
            }
        }

        private Load.Outcome run(String how, int count, int each, double batchesPerSecond)
                throws Exception {
            prepare(count, each);
            Load.Outcome outcome =
                    batchesPerSecond > 0
                            ? load.paced(clients.subList(0, count), batchesPerSecond, facts)
                            : load.closed(clients.subList(0, count));
            long later = system.line().askedLater();
            progress.accept(
                    "%s, %s%s"
                            .formatted(
                                    how,
                                    outcome,
                                    later == 0 ? "" : ", asked to come later " + later + " times"));
            rows.add(outcome.json(how, facts));
            facts += outcome.facts();
            databaseCpu += outcome.databaseCpu();
            return outcome;
        }

        private void prepare(int count, int each) throws Exception {
            for (int i = 0; i < count; i++) {
                clients.get(i).lease(each * DayMix.BLOCKS_PER_BATCH);
            }
            mixes.subList(0, count).parallelStream()
                    .forEach(mix -> {
                        for (int b = 0; b < each; b++) {
                            mix.freezeNext();
                        }
                    });
        }

        /// Eight devices push until so many facts are stored, or until the time is up.
        private void fill(long until, long deadline) throws Exception {
            while (facts < until && System.nanoTime() < deadline) {
                long missing = (until - facts + DayMix.BATCH - 1) / DayMix.BATCH;
                int each = Math.clamp((missing + 7) / 8, 1, 40);
                run("filling", 8, each, 0);
            }
        }

        /// @return microseconds of the database's CPU for the rows of a fact
        private double raw(int rawFacts) throws Exception {
            progress.accept("the same rows straight into the same database");
            List<RawInserts.Outcome> rounds = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                rounds.add(new RawInserts(system.database()).run(rawFacts));
            }
            rounds.sort(Comparator.comparingDouble(RawInserts.Outcome::databaseMicros));
            RawInserts.Outcome raw = rounds.get(ROUNDS / 2);
            rows.add(
                    "{\"how\":\"raw\",\"factsPerSecond\":%.0f,\"databaseUs\":%.1f}"
                            .formatted(raw.factsPerSecond(), raw.databaseMicros()));
            figures.add(Figure.shown("raw limit, facts a second", raw.factsPerSecond(), "/s"));
            return raw.databaseMicros();
        }
    }
}
