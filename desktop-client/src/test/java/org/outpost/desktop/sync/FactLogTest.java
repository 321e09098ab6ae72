// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.platform.SystemClock;
import org.outpost.desktop.world.Pen;
import org.outpost.model.inventory.BatchNumber;
import org.outpost.model.inventory.DispenseBatch;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.ReceiveStock;
import org.outpost.model.inventory.StockPosition;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.patients.Sex;
import org.outpost.model.scenarios.Desk;
import org.outpost.model.scenarios.Seeds;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactWriter;
import org.outpost.model.sync.Folding;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Ruling;

/// The log and the applier on a real file: one transaction or nothing, and the same state whatever
/// the order in which facts come.
class FactLogTest {
    private static final HospitalId DH = new HospitalId("RMP-DH01");
    private static final FeedId HOME = FeedId.of(DH);
    private static final StoreId STORE = StoreId.of(DH, "MAIN");
    private static final ItemId PCM = new ItemId("PCM500");
    private static final BatchNumber BATCH = new BatchNumber("B1");
    private static final LocalDate GOOD = LocalDate.of(2099, 1, 1);

    @TempDir Path folder;

    private static Person person(String name, String phone) {
        return new Person(name, null, Sex.F, null, 1990, null, phone, null, null);
    }

    private static long count(Pen pen, String table) {
        return pen.database.read(sql -> sql.number("select count(*) from " + table));
    }

    @Test
    void aRefusedActionLeavesNoTrace() {
        try (Pen pen = new Pen(folder, HOME)) {
            Recorded recorded =
                    pen.log.record(
                            Pen.ASHA,
                            List.of(
                                    new RegisterPatient(null, person("Kamla", null)),
                                    new ReceiveStock(STORE, PCM, BATCH, GOOD, 0, "c", null)),
                            false);
            assertThat(recorded).isInstanceOf(Recorded.Refused.class);
            for (String table :
                    List.of("fact", "fact_aggregate", "aggregate", "patient", "patient_search")) {
                assertThat(count(pen, table)).as(table).isZero();
            }
        }
    }

    @Test
    void aRoomThatFailsTakesTheWholeActionBack() {
        try (Pen pen = new Pen(folder, HOME)) {
            List<FactConsumer> rooms = new ArrayList<>(pen.consumers);
            rooms.add(new Failing());
            FactApplier applier =
                    new FactApplier(pen.database, pen.device, pen.rooms, pen.codec, rooms);
            FactLog log =
                    new FactLog(
                            pen.database,
                            pen.device,
                            pen.rooms,
                            pen.codec,
                            applier,
                            (who, type) -> Verdict.ACCEPTED,
                            new SystemClock());
            FactBody body = new RegisterPatient(null, person("Kamla", null));
            assertThatThrownBy(() -> log.record(Pen.ASHA, List.of(body), false))
                    .hasMessage("this room always fails");
            assertThat(count(pen, "fact")).isZero();
            assertThat(count(pen, "patient")).isZero();
            assertThat(pen.log.record(Pen.ASHA, List.of(body), false))
                    .isInstanceOf(Recorded.Kept.class);
            assertThat(pen.database.<Long>read(sql -> sql.number("select max(seq) from fact")))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatIsDoubtfulIsWrittenOnlyWithAReason() {
        try (Pen pen = new Pen(folder, HOME)) {
            FactBody body = new DispenseBatch(STORE, PCM, BATCH, GOOD, 5, null, null);
            assertThat(pen.log.record(Pen.ASHA, List.of(body), false))
                    .isInstanceOf(Recorded.Doubtful.class);
            assertThat(count(pen, "fact")).isZero();
            assertThat(pen.log.record(Pen.ASHA, List.of(body), true))
                    .isInstanceOf(Recorded.Kept.class);
            assertThat(count(pen, "stock_position")).isEqualTo(1);
        }
    }

    @Test
    void textsThatWouldHarmAreRefusedAndOddOnesKept() {
        try (Pen pen = new Pen(folder, HOME)) {
            for (String bad :
                    List.of("a\u0000b", "a\u202eb", "x".repeat(10_000), "smile \ud83d\ude00", "")) {
                Recorded recorded =
                        pen.log.record(
                                Pen.ASHA,
                                List.of(new RegisterPatient(null, person(bad, null))),
                                false);
                assertThat(recorded).isInstanceOf(Recorded.Refused.class);
            }
            for (String odd : List.of("'; DROP TABLE patient; --", "Joséé", "श्रीमती देवी")) {
                Recorded recorded =
                        pen.log.record(
                                Pen.ASHA,
                                List.of(new RegisterPatient(null, person(odd, null))),
                                false);
                boolean letters = !odd.contains(";");
                assertThat(recorded instanceof Recorded.Kept).as(odd).isEqualTo(letters);
            }
        }
    }

    @Test
    void factsOfOthersInAnyOrderGiveWhatANaiveFoldGives() {
        Seeds.forAll(
                15,
                choices -> {
                    Path own = folder.resolve("seed" + System.nanoTime());
                    try (Pen pen = new Pen(own, HOME)) {
                        List<Fact> facts = facts(pen, choices);
                        List<Fact> shuffled = new ArrayList<>(choices.shuffled(facts));
                        shuffled.addAll(choices.shuffled(facts).subList(0, facts.size() / 2));
                        for (int from = 0; from < shuffled.size(); ) {
                            int to = Math.min(shuffled.size(), from + choices.between(1, 9));
                            pen.applier.apply(shuffled.subList(from, to));
                            from = to;
                        }
                        assertThat(count(pen, "fact")).isEqualTo(facts.size());
                        assertNaive(pen, facts);
                        assertThat(pen.rebuild.run()).isEmpty();
                    }
                });
    }

    /// Two desks and the server on one patient and one batch, with rulings.
    private static List<Fact> facts(Pen pen, Seeds.Choices choices) {
        Desk one = new Desk(pen.codec, "aaaaaaaaaaaaaaa1", HOME);
        Desk two = new Desk(pen.codec, "aaaaaaaaaaaaaaa2", HOME);
        long now = 1_795_404_600_000L;
        List<Fact> facts = new ArrayList<>();
        AggregateId patient = Patient.id(one.nextId());
        facts.add(one.write(new RegisterPatient(null, person("Kamla Devi", null)), now));
        for (int i = 0; i < 20; i++) {
            Desk desk = choices.percent(50) ? one : two;
            long at = now + choices.between(0, 60_000);
            facts.add(
                    switch (choices.between(0, 2)) {
                        case 0 ->
                                desk.write(
                                        new ChangePatientDetails(
                                                patient,
                                                person("Kamla " + (char) ('A' + i), "90000" + i)),
                                        at);
                        case 1 ->
                                desk.write(
                                        new ReceiveStock(STORE, PCM, BATCH, GOOD, i + 1, "c", null),
                                        at);
                        default ->
                                desk.write(
                                        new DispenseBatch(STORE, PCM, BATCH, GOOD, 1, null, null),
                                        at);
                    });
        }
        List<Fact> written = List.copyOf(facts);
        for (int seq = 1; seq <= 4; seq++) {
            Fact of = choices.of(written.subList(1, written.size()));
            Ruling ruling =
                    seq % 2 == 1
                            ? new Ruling.RefuseFact(
                                    of.id(),
                                    of.envelope().aggregates(),
                                    List.of(),
                                    "x.y",
                                    List.of())
                            : new Ruling.AdmitFact(
                                    of.id(), of.envelope().aggregates(), List.of(), "", List.of());
            facts.add(
                    pen.codec.seal(
                            new FactWriter.Draft(
                                    ruling, new UserId("server"), HOME, now, now, null),
                            new FactId(WriterId.serverOf(HOME), seq),
                            of.envelope().clock().next()));
        }
        return facts;
    }

    private static void assertNaive(Pen pen, List<Fact> facts) {
        List<ReadFact> read = facts.stream().map(pen.codec::read).toList();
        Set<AggregateId> all = new HashSet<>();
        facts.forEach(fact -> all.addAll(fact.envelope().aggregates()));
        for (AggregateId id : all) {
            List<ReadFact> of =
                    read.stream()
                            .filter(one -> one.fact().envelope().aggregates().contains(id))
                            .toList();
            Object naive = Folding.foldAll(pen.rooms.foldOf(id), id, of);
            assertThat(pen.log.<Object>states(states -> states.of(id))).isEqualTo(naive);
            if (naive instanceof StockPosition position) {
                long onHand =
                        pen.database.read(sql ->
                                sql.number(
                                        "select on_hand from stock_position where id = ?",
                                        id.value()));
                assertThat(onHand).isEqualTo(position.onHand());
            }
        }
    }

    private static final class Failing implements FactConsumer {
        @Override
        public Set<String> kinds() {
            return Set.of(Patient.KIND);
        }

        @Override
        public void changed(Sql sql, AggregateId id, Object before, Object after) {
            throw new IllegalStateException("this room always fails");
        }

        @Override
        public void clear(Sql sql) {}

        @Override
        public List<String> dumps() {
            return List.of();
        }
    }
}
