// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.Counter;
import org.outpost.desktop.patients.Birth;
import org.outpost.desktop.patients.PersonEntry;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Row;
import org.outpost.desktop.shell.LineStatus;
import org.outpost.desktop.shell.Outcome;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.Invariant;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.patients.Patient;
import org.outpost.model.sync.Fact;
import org.outpost.model.wire.WorkloadFacts;
import org.outpost.model.wire.WorkloadRows;
import org.outpost.ops.simulation.clerk.Child;

/// What a counter of the bench can be asked to do.
final class CounterWork {
    private static final int AT_ONCE = 500;
    private static final long LOOK_MILLIS = 25;
    private static final String LETTERS = "ma";

    private final Counter counter;
    private @Nullable WorkloadRows rows;
    private @Nullable WorkloadFacts facts;
    private final List<WorkloadRows.Row> base = new ArrayList<>();

    CounterWork(Counter counter) {
        this.counter = counter;
    }

    /// Answers one question; what it can't do it throws.
    Object answer(String[] words) throws Exception {
        return switch (words[0]) {
            case "sign-in" -> signIn(words[1], words[2]);
            case "found" -> BenchWorld.found(counter, words[1], Integer.parseInt(words[2]));
            case "rows" -> rows(Long.parseLong(words[1]), Long.parseLong(words[2]));
            case "register" -> register(Integer.parseInt(words[1]));
            case "skip" -> skip(Integer.parseInt(words[1]));
            case "edit" -> edit(Integer.parseInt(words[1]), Integer.parseInt(words[2]), words[3]);
            case "blocks" ->
                    new Blocks(
                            NumberBlocks.hold(
                                    counter, URI.create(words[1]), Integer.parseInt(words[2])));
            case "cut" -> CutBlocks.await(counter, URI.create(words[1]), Long.parseLong(words[2]));
            case "save" -> save(Integer.parseInt(words[1]));
            case "go" ->
                    go(
                            Long.parseLong(words[1]),
                            words.length > 3 ? Long.parseLong(words[3]) : 0,
                            Long.parseLong(words[2]));
            case "facts" -> new Facts(count());
            case "digest" -> digest();
            case "limit" -> limit();
            case "writer" -> new Writer(counter.device().writer().value());
            default -> throw new IllegalArgumentException("not known: " + words[0]);
        };
    }

    private Child.Done signIn(String login, String secret) {
        Outcome<?> outcome = counter.signIn().signIn(login, secret);
        if (outcome instanceof Outcome.Declined<?> declined) {
            throw new IllegalStateException("sign-in was declined: " + declined.why().key());
        }
        return new Child.Done();
    }

    private Child.Done rows(long seed, long startMillis) {
        rows = new WorkloadRows(seed, startMillis);
        return new Child.Done();
    }

    /// Registers the next rows: through the door every fact comes in by, because no screen of the
    /// product has a field for all that a row of the workload holds. They are this machine's own,
    /// so that they wait to be sent like any other.
    private Took register(int count) {
        WorkloadFacts writing = facts();
        long nanos = 0;
        for (int done = 0; done < count; done += AT_ONCE) {
            // One page at a time: a hundred thousand registrations are more than a counter's
            // memory.
            List<Fact> page = writing.register(drawn().next(Math.min(AT_ONCE, count - done)));
            long began = System.nanoTime();
            counter.applier().apply(page);
            nanos += System.nanoTime() - began;
        }
        return new Took(nanos / 1_000_000);
    }

    /// Passes over rows that another counter registered.
    private Child.Done skip(int count) {
        base.addAll(drawn().next(count));
        return new Child.Done();
    }

    /// Changes details of people, no two edits of one person over both parts.
    ///
    /// @param part 0 or 1: which of the two counters edits
    /// @param writer who registered the base
    private Took edit(int count, int part, String writer) {
        List<WorkloadRows.Edit> mine = Workload.edits(drawn(), base, count, part);
        List<Fact> changes = new ArrayList<>();
        for (WorkloadRows.Edit edit : mine) {
            changes.add(facts().change(edit, patient(edit, new WriterId(writer))));
        }
        long began = System.nanoTime();
        counter.applier().apply(changes);
        return new Took(millisSince(began));
    }

    private static AggregateId patient(WorkloadRows.Edit edit, WriterId writer) {
        return Patient.id(new FactId(writer, edit.row().number()));
    }

    /// Registrations as a clerk does them, one by one, each on the disk before the next.
    private Took save(int count) {
        LocalDate today = CareDay.of(counter.clock().millis());
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            PersonEntry entry =
                    new PersonEntry(
                            "Saved Person",
                            "",
                            new Birth(today.minusYears(34), Birth.Precision.YEARS),
                            "F",
                            "",
                            "Milak",
                            "");
            if (!(counter.patients().register(entry) instanceof Outcome.Done<?>)) {
                throw new IllegalStateException("a person was not registered");
            }
        }
        return new Took(millisSince(began));
    }

    /// Speaks until nothing is unsent and so many facts and people are here, each in the tables of
    /// its room, or the time is over.
    private Went go(long all, long people, long seconds) throws InterruptedException {
        forgetPeaks();
        long cpu = cpuMillis();
        long began = System.nanoTime();
        long first = -1;
        boolean done = false;
        counter.line().nudge();
        while (!done && millisSince(began) < seconds * 1000) {
            Thread.sleep(LOOK_MILLIS);
            if (first < 0 && usable()) {
                first = millisSince(began);
            }
            LineStatus status = counter.line().now();
            done =
                    status.kept() == 0
                            && status.firstLoad() == 100
                            && count() >= all
                            && people() >= people;
        }
        return new Went(
                millisSince(began),
                first,
                !done,
                counter.line().now().kept(),
                cpuMillis() - cpu,
                heapPeakMegabytes(),
                count());
    }

    /// Whether a clerk can begin: who comes is found, and who is new can be registered.
    private boolean usable() {
        FeedId home = counter.device().home();
        return home != null
                && home.isHospital()
                && !counter.patients().find(LETTERS, 1).hits().isEmpty();
    }

    private long count() {
        return counter.database().read(sql -> sql.number("select coalesce(max(id), 0) from fact"));
    }

    private long people() {
        return counter.database()
                .read(sql -> sql.number("select coalesce(max(rid), 0) from patient"));
    }

    private InsertLimit.Took limit() {
        LocalDatabase file = counter.database();
        return InsertLimit.measure(file, file.folder().resolveSibling("limit"));
    }

    private Held digest() throws NoSuchAlgorithmException {
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        long[] seen = new long[1];
        counter.database()
                .read(sql -> {
                    sql.each(
                            "select id, phone, village, name from patient order by id",
                            row -> {
                                seen[0]++;
                                hash.update(line(row));
                            });
                    return seen;
                });
        long ruled = counter.database().read(sql -> sql.number("select count(*) from ruling"));
        return new Held(seen[0], ruled, HexFormat.of().formatHex(hash.digest()));
    }

    private static byte[] line(Row row) {
        return (String.join("|", row.text(1), row.text(2), row.text(3), row.text(4)) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private WorkloadRows drawn() {
        WorkloadRows known = rows;
        Invariant.check(known != null, "rows are chosen before they are drawn");
        return known == null ? new WorkloadRows(1, 0) : known;
    }

    private WorkloadFacts facts() {
        WorkloadFacts known = facts;
        if (known == null) {
            HospitalId hospital = NumberBlocks.hospital(counter);
            known =
                    new WorkloadFacts(
                            counter.device().writer(),
                            hospital,
                            NumberBlocks.firstNumber(counter, hospital));
            facts = known;
        }
        return known;
    }

    private static void forgetPeaks() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long heapPeakMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                / 1_000_000;
    }

    private static long cpuMillis() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    /// How long something took.
    record Took(long millis) {}

    /// How a conversation went.
    ///
    /// @param firstMillis until a clerk could begin; -1 where that never was
    /// @param stopped whether the time was over first
    /// @param heapMegabytes the heap's pools at their fullest, added up
    /// @param facts here at the end
    record Went(
            long millis,
            long firstMillis,
            boolean stopped,
            long unsent,
            long cpuMillis,
            long heapMegabytes,
            long facts) {}

    /// @param ruled facts that were not taken as they were written
    /// @param digest over id, phone, village and name of every patient
    record Held(long rows, long ruled, String digest) {
        /// What it holds, where the district took everything as it was written: a row that is
        /// disputed brings two more facts, and is another work than the one that is measured.
        Held asWritten() {
            if (ruled > 0) {
                throw new IllegalStateException("the district ruled on " + ruled + " facts");
            }
            return this;
        }
    }

    record Facts(long facts) {}

    record Writer(String writer) {}

    record Blocks(long held) {}
}
