// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.outpost.model.sync.LeasePool;
import org.outpost.ops.simulation.clerk.Child;

/// Outpost: counters in processes of their own, the whole server, device signatures, encryption at
/// rest and full flushes as everywhere.
final class OurPeer implements Peer {
    static final String NAME = "outpost";

    private static final long PREPARE_SECONDS = 3_600;

    /// A feed of fewer is pulled as pages; of a few more it is not cut again soon.
    private static final int LEAST_CUT = 25_000;

    private final OurSystem system;
    private final Consumer<String> progress;
    private final Map<Integer, Filled> filled = new HashMap<>();
    private int counters;

    OurPeer(OurSystem system, Consumer<String> progress) {
        this.system = system;
        this.progress = progress;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Run run(Task task) throws Exception {
        return switch (task.work()) {
            case W1 -> push(task);
            case W2 -> pull(task);
            case W3 -> both(task);
        };
    }

    @Override
    public void close() {
        system.close();
    }

    /// A new counter holds what is stored, registers people without a line, and gets it back.
    private Run push(Task task) throws IOException, InterruptedException {
        Filled at = filled(task.base());
        try (Line line = new Line(system.port());
                Child counter = counter(at, line)) {
            counter.ask(words("go", at.facts(), PREPARE_SECONDS), CounterWork.Went.class);
            line.shut();
            int blocks = Math.ceilDiv(task.rows(), LeasePool.BLOCK);
            counter.ask(words("blocks", system.uri(), blocks), CounterWork.Blocks.class);
            counter.ask(words("rows", task.seed(), Workload.START_MILLIS), Child.Done.class);
            counter.ask(words("register", task.rows()), CounterWork.Took.class);
            long here = counter.ask("facts", CounterWork.Facts.class).facts();
            Ended ended = timed(task, at, counter, line, here);
            return checked(ended, at, counter, here);
        }
    }

    /// A new counter takes in all that is stored.
    private Run pull(Task task) throws IOException, InterruptedException {
        Filled at = filled(task.rows());
        try (Line line = new Line(system.port());
                Child counter = system.counter("counter-" + ++counters, line.uri())) {
            line.be(task.line());
            system.rest();
            Meter meter = meter(counter, line);
            system.signIn(counter, BenchWorld.login(at.hospital()));
            CounterWork.Went went =
                    counter.ask(
                            words("go", at.facts(), task.seconds(), at.rows()),
                            CounterWork.Went.class);
            Ended ended = new Ended(task, at, went, meter.costs());
            CounterWork.Held held = counter.ask("digest", CounterWork.Held.class).asWritten();
            boolean same = held.equals(at.held());
            return task.line().equals(LineShape.LOOPBACK)
                    ? row(ended, held.rows(), same, limit(counter))
                    : row(ended, held.rows(), same);
        }
    }

    private static double limit(Child counter) throws IOException {
        return counter.ask("limit", InsertLimit.Took.class).millis() / 1000.0;
    }

    /// Two counters hold the base; each changes details of other people. The changes of the second
    /// are at the server when the first one's line comes back.
    private Run both(Task task) throws IOException, InterruptedException {
        Filled at = filled(task.base());
        try (Line line = new Line(system.port());
                Child here = counter(at, line);
                Line straight = new Line(system.port());
                Child there = counter(at, straight)) {
            for (Child counter : List.of(here, there)) {
                counter.ask(words("go", at.facts(), PREPARE_SECONDS), CounterWork.Went.class);
                counter.ask(words("rows", at.seed(), Workload.START_MILLIS), Child.Done.class);
                counter.ask(words("skip", Task.EDITED_BASE), Child.Done.class);
            }
            line.shut();
            int part = 2 * task.round();
            here.ask(words("edit", task.rows(), part, at.writer()), CounterWork.Took.class);
            there.ask(words("edit", task.rows(), part + 1, at.writer()), CounterWork.Took.class);
            there.ask(words("go", 0, PREPARE_SECONDS), CounterWork.Went.class);
            long all = here.ask("facts", CounterWork.Facts.class).facts() + task.rows();
            Ended ended = timed(task, at, here, line, all);
            there.ask(words("go", all, PREPARE_SECONDS), CounterWork.Went.class);
            CounterWork.Held one = here.ask("digest", CounterWork.Held.class).asWritten();
            CounterWork.Held other = there.ask("digest", CounterWork.Held.class).asWritten();
            filled.put(task.base(), at.with(all, one));
            return row(ended, task.carried() - ended.missing(all), one.equals(other));
        }
    }

    private Ended timed(Task task, Filled at, Child counter, Line line, long all)
            throws IOException, InterruptedException {
        system.rest();
        Meter meter = meter(counter, line);
        line.be(task.line());
        CounterWork.Went went =
                counter.ask(words("go", all, task.seconds()), CounterWork.Went.class);
        return new Ended(task, at, went, meter.costs());
    }

    private Meter meter(Child counter, Line line) {
        return new Meter(counter.pid(), List.of(system.pid()), line);
    }

    /// Asks another counter, which has everything from the server alone.
    private Run checked(Ended ended, Filled at, Child counter, long facts)
            throws IOException, InterruptedException {
        CounterWork.Held here = counter.ask("digest", CounterWork.Held.class).asWritten();
        if (ended.went().stopped()) {
            return row(ended, ended.task().rows() - ended.went().unsent(), false);
        }
        try (Line straight = new Line(system.port());
                Child witness = counter(at, straight)) {
            witness.ask(words("go", facts, PREPARE_SECONDS), CounterWork.Went.class);
            CounterWork.Held there = witness.ask("digest", CounterWork.Held.class).asWritten();
            if (at.rows() > 0) {
                filled.put(at.rows(), at.with(facts, there));
            }
            return row(ended, ended.task().rows(), here.equals(there));
        }
    }

    private Child counter(Filled at, Line line) throws IOException, InterruptedException {
        Child counter = system.counter("counter-" + ++counters, line.uri());
        system.signIn(counter, BenchWorld.login(at.hospital()));
        return counter;
    }

    /// A hospital where so many people are registered; filled once, by a counter like any other.
    private Filled filled(int rows) throws IOException, InterruptedException {
        Filled known = filled.get(rows);
        if (known != null) {
            return known;
        }
        Filled empty =
                new Filled(0, system.nextHospital(), "", 0, 0, new CounterWork.Held(0, 0, ""));
        if (rows == 0) {
            return empty;
        }
        progress.accept("our server takes in " + rows + " registrations");
        try (Line straight = new Line(system.port());
                Child filler = counter(empty, straight)) {
            filler.ask(words("go", 0, PREPARE_SECONDS), CounterWork.Went.class);
            straight.shut();
            int blocks = Math.ceilDiv(rows, LeasePool.BLOCK);
            filler.ask(words("blocks", system.uri(), blocks), CounterWork.Blocks.class);
            long seed = 2;
            for (int left = rows; left > 0; left -= Task.W2_ROWS) {
                filler.ask(words("rows", seed, Workload.START_MILLIS), Child.Done.class);
                filler.ask(words("register", Math.min(left, Task.W2_ROWS)), CounterWork.Took.class);
                seed += 2;
            }
            straight.be(LineShape.LOOPBACK);
            CounterWork.Went went =
                    filler.ask(words("go", 0, PREPARE_SECONDS), CounterWork.Went.class);
            progress.accept("taken in after %.1f s".formatted(went.millis() / 1000.0));
            if (rows >= LEAST_CUT) {
                // it cuts again what a twentieth came to since
                filler.ask(words("cut", system.uri(), rows - rows / 20), Child.Done.class);
            }
            Filled made =
                    new Filled(
                            rows,
                            empty.hospital(),
                            filler.ask("writer", CounterWork.Writer.class).writer(),
                            2,
                            went.facts(),
                            filler.ask("digest", CounterWork.Held.class).asWritten());
            filled.put(rows, made);
            return made;
        }
    }

    private static Run row(Ended ended, long arrived, boolean same) {
        return row(ended, arrived, same, Double.NaN);
    }

    private static Run row(Ended ended, long arrived, boolean same, double limitSeconds) {
        Task task = ended.task();
        CounterWork.Went went = ended.went();
        Meter.Costs costs = ended.costs();
        return new Run(
                NAME,
                task.work(),
                task.carried(),
                ended.at().rows(),
                task.line().words(),
                went.millis() / 1000.0,
                costs.carried(),
                went.cpuMillis() / 1000.0,
                costs.serverCpu(),
                costs.clientPeakMegabytes(),
                costs.serverPeakMegabytes(),
                went.firstMillis() < 0 ? Double.NaN : went.firstMillis() / 1000.0,
                limitSeconds,
                went.heapMegabytes(),
                Math.min(arrived, task.carried()),
                same,
                "");
    }

    private static String words(Object... words) {
        StringBuilder line = new StringBuilder();
        for (Object word : words) {
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        return line.toString();
    }

    /// A hospital and what is there.
    ///
    /// @param writer who registered the rows, of this seed
    /// @param facts a counter there holds when it has all
    private record Filled(
            int rows, int hospital, String writer, long seed, long facts, CounterWork.Held held) {
        Filled with(long nowFacts, CounterWork.Held nowHeld) {
            return new Filled(rows, hospital, writer, seed, nowFacts, nowHeld);
        }
    }

    private record Ended(Task task, Filled at, CounterWork.Went went, Meter.Costs costs) {
        long missing(long all) {
            return went.unsent() + Math.max(0, all - went.facts());
        }
    }
}
