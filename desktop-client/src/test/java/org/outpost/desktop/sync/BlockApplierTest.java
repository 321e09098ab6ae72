// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.world.Pen;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.patients.AssignPatientNumber;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactWriter;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FeedPage;
import org.outpost.model.sync.FollowAggregate;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.PassLease;
import org.outpost.model.sync.ReverseFact;
import org.outpost.model.sync.Ruling;
import org.outpost.model.sync.Span;
import org.outpost.model.wire.WorkloadFacts;
import org.outpost.model.wire.WorkloadRows;

/// Many facts at once against the same facts page by page: every table must come out alike.
class BlockApplierTest {
    private static final FeedId HOME = FeedId.of(Samples.DH);
    private static final WriterId SERVER = new WriterId("S/" + HOME.value());
    private static final long NOW = Samples.MORNING;
    private @TempDir Path folder;
    private long seq;
    private long serverSeq;

    private Fact fact(Pen pen, FactBody body, WriterId writer, long at) {
        long number = writer.equals(SERVER) ? ++serverSeq : ++seq;
        return pen.codec.seal(
                new FactWriter.Draft(body, new UserId("asha"), HOME, at, at, null),
                new FactId(writer, number),
                HybridTime.ofMillis(at));
    }

    /// Registrations, edits, one of every other fact there is, refusals and a reversal.
    private List<FeedEntry> feed(Pen pen) {
        WorkloadRows rows = new WorkloadRows(3, NOW);
        List<WorkloadRows.Row> people = rows.next(700);
        WorkloadFacts workload = new WorkloadFacts(new WriterId("2222222222222222"), Samples.DH, 1);
        List<Fact> facts = new ArrayList<>();
        for (int block = 1; block <= 7; block++) {
            PassLease pass =
                    new PassLease(
                            LeasePool.numbers(Samples.DH),
                            new WriterId("2222222222222222"),
                            List.of(new Span(block, block)));
            facts.add(fact(pen, pass, SERVER, NOW - 1000 + block));
        }
        facts.addAll(workload.register(people));
        rows.edits(people, 90).stream().map(workload::change).forEach(facts::add);
        WriterId other = new WriterId("3333333333333333");
        for (FactBody body : Samples.all()) {
            facts.add(fact(pen, body, other, NOW + facts.size()));
        }
        AggregateId stranger = AggregateId.of("patient", "4444444444444444.1");
        FactBody follow = new FollowAggregate(stranger, HOME, FeedId.of(Samples.CHC), "came");
        facts.add(fact(pen, follow, SERVER, NOW + facts.size()));
        for (int i = 0; i < 20; i++) {
            AggregateId patient = facts.get(i * 7).envelope().aggregates().getFirst();
            Fact change =
                    fact(pen, new ChangePatientDetails(patient, Samples.person()), other, NOW + i);
            facts.add(change);
            if (i % 2 == 0) {
                Ruling ruling =
                        new Ruling.RefuseFact(
                                change.id(), List.of(patient), List.of(), "patients.x", List.of());
                facts.add(fact(pen, ruling, SERVER, NOW + 1000 + i));
            }
            if (i % 5 == 1) {
                facts.add(fact(pen, ReverseFact.of(change), other, NOW + 1000 + i));
            }
        }
        // long after that person was registered under another number
        FactBody instead =
                new AssignPatientNumber(
                        Patient.id(facts.get(20).id()), PatientNumber.of(Samples.DH, 999_900));
        facts.add(fact(pen, instead, SERVER, NOW + 1_000_000_000));
        List<FeedEntry> entries = new ArrayList<>();
        facts.forEach(f -> entries.add(new FeedEntry(entries.size() + 1L, f.id(), f)));
        return entries;
    }

    private static void follow(Pen pen, long head) {
        pen.database.change(sql ->
                new LineStore(sql, new FactStore(sql, pen.rooms))
                        .follow(new FeedCursor(HOME, "e", head)));
    }

    private static void pages(Pen pen, List<FeedEntry> entries) {
        Digest digest = Digest.NONE;
        for (int from = 0; from < entries.size(); from += 100) {
            List<FeedEntry> some = entries.subList(from, Math.min(entries.size(), from + 100));
            for (FeedEntry entry : some) {
                digest = digest.plus(Digest.of(entry.fact()));
            }
            FeedPage page =
                    new FeedPage(
                            HOME,
                            "e",
                            from,
                            some.getLast().n(),
                            false,
                            some,
                            digest,
                            new byte[0],
                            null);
            pen.database.change(sql -> pen.applier.apply(sql, List.of(page), NOW));
        }
    }

    private static Digest block(Pen pen, List<FeedEntry> entries, long behind) {
        BlockApplier applier =
                new BlockApplier(pen.rooms, pen.codec, pen.applier, pen.consumers, pen.device);
        Block block = applier.prepare(entries);
        return pen.database.write(sql -> applier.write(sql, block, HOME, behind)).digest();
    }

    /// All that is kept of facts, without row numbers and how often a row was written.
    private static Map<String, List<String>> tables(Pen pen) {
        List<String> queries =
                new ArrayList<>(
                        List.of(
                                "select writer, seq, type, recorded, core, person from fact"
                                        + " order by writer, seq",
                                "select aggregate, writer, seq from fact_aggregate join fact on"
                                        + " fact.id = fact order by aggregate, writer, seq",
                                "select id, clock, writer, seq, state, followers from aggregate"
                                        + " order by id",
                                "select writer, seq, ruled, kind, code, details from ruling"
                                        + " order by writer, seq",
                                "select * from reversal order by writer, seq",
                                "select feed, n, writer, seq from feed_fact join fact on"
                                        + " fact.id = fact order by feed, n"));
        pen.consumers.forEach(consumer -> queries.addAll(consumer.dumps()));
        return pen.database.read(sql -> {
            Map<String, List<String>> all = new LinkedHashMap<>();
            queries.forEach(query -> all.put(query, lines(sql, query)));
            return all;
        });
    }

    private static List<String> lines(Sql sql, String query) {
        return sql.list(
                query,
                row -> {
                    StringBuilder line = new StringBuilder();
                    for (int column = 1; column <= row.width(); column++) {
                        byte[] value = row.bytesOrNull(column);
                        line.append(value == null ? "-" : new String(value)).append('|');
                    }
                    return line.toString();
                });
    }

    private static Digest sum(List<FeedEntry> entries) {
        return entries.stream()
                .map(entry -> Digest.of(entry.fact()))
                .reduce(Digest.NONE, Digest::plus);
    }

    @Test
    void blocksInAnyOrderGiveTheTablesOfThePages() {
        for (int seed = 5; seed < 8; seed++) {
            Random random = new Random(seed);
            blocksGiveTheTablesOfThePages("any" + seed, all -> Collections.shuffle(all, random));
        }
    }

    /// Leases first, then those who use their numbers: each block goes on where the one before
    /// ended.
    @Test
    void blocksInTheirOrderGiveTheTablesOfThePages() {
        blocksGiveTheTablesOfThePages("order", all -> {});
    }

    private void blocksGiveTheTablesOfThePages(String name, Consumer<List<FeedEntry>> order) {
        seq = 0;
        serverSeq = 0;
        try (Pen slow = new Pen(folder.resolve("slow-" + name), HOME);
                Pen fast = new Pen(folder.resolve("fast-" + name), HOME)) {
            List<FeedEntry> feed = feed(slow);
            follow(slow, feed.size());
            follow(fast, feed.size());
            pages(slow, feed);
            List<FeedEntry> mixed = new ArrayList<>(feed);
            order.accept(mixed);
            Digest digest = Digest.NONE;
            for (int from = 0; from < mixed.size(); from += 250) {
                List<FeedEntry> some =
                        new ArrayList<>(mixed.subList(from, Math.min(mixed.size(), from + 250)));
                some.sort((one, other) -> Long.compare(one.n(), other.n()));
                digest = digest.plus(block(fast, some, 0));
            }
            assertThat(digest).isEqualTo(sum(feed));
            tables(slow)
                    .forEach((query, rows) ->
                            assertThat(tables(fast).get(query))
                                    .as(query)
                                    .isEqualTo(rows)
                                    .isNotEmpty());
            assertThat(fast.rebuild.run()).isEmpty();
        }
    }

    @Test
    void whatIsKnownChangesNothingAndWhatWasWrittenHereMeanwhileStays() {
        try (Pen slow = new Pen(folder.resolve("slow"), HOME);
                Pen fast = new Pen(folder.resolve("fast"), HOME)) {
            List<FeedEntry> feed = feed(slow);
            follow(slow, feed.size());
            follow(fast, feed.size());
            pages(slow, feed);
            // The desk knows the beginning and the end by pages, and an edit of someone not here
            // yet.
            pages(fast, feed.subList(0, 100));
            fast.applier.apply(List.of(feed.get(feed.size() - 3).fact(), feed.getLast().fact()));
            AggregateId later = feed.get(400).fact().envelope().aggregates().getFirst();
            Fact own = fact(slow, new ChangePatientDetails(later, Samples.named("Own")), SERVER, 9);
            fast.applier.apply(List.of(own));
            slow.applier.apply(List.of(own));
            Digest rest = block(fast, feed, 100);
            assertThat(rest).isEqualTo(sum(feed.subList(100, feed.size())));
            assertThat(block(fast, feed, feed.size())).isEqualTo(Digest.NONE);
            tables(slow)
                    .forEach((query, rows) ->
                            assertThat(tables(fast).get(query)).as(query).isEqualTo(rows));
            assertThat(fast.rebuild.run()).isEmpty();
        }
    }
}
