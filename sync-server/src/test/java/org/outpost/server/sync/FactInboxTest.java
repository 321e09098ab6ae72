// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.model.inventory.BatchNumber;
import org.outpost.model.inventory.DispenseBatch;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.ReceiveStock;
import org.outpost.model.inventory.StockPosition;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.patients.Sex;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FrozenBatch;

class FactInboxTest {
    private static final StoreId STORE = new StoreId("RMP-DH01:MAIN");
    private static final ItemId ITEM = new ItemId("PCM500");
    private static final BatchNumber BATCH = new BatchNumber("B-1");
    private static final LocalDate EXPIRY = LocalDate.of(2027, 5, 31);
    private static ServerOnDatabase server;

    @BeforeAll
    static void start() {
        server = new ServerOnDatabase();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Person person(String name) {
        return new Person(
                name, null, Sex.F, LocalDate.of(1990, 1, 2), null, null, null, null, null);
    }

    @Test
    void aRegisteredPatientIsInTheRowsAndInTheFeedOfItsHospital() {
        Counter counter = Counter.at(server, "H/RMP-DH01");
        FactId id = counter.push(new RegisterPatient(null, person("Asha Devi"))).getFirst();

        assertThat(server.count("SELECT COUNT(*) FROM patient WHERE id = 'patient/" + id + "'"))
                .isEqualTo(1);
        Patient patient =
                server.parts.inbox().read(states -> states.of(Patient.id(id), Patient.class));
        assertThat(patient.number()).as("the server gave a number").isNotNull();
        List<FeedEntry> entries = server.parts.feeds().entries(counter.home, 0, 1_000_000);
        assertThat(entries).extracting(FeedEntry::id).contains(id).doesNotHaveDuplicates();
        assertThat(entries).extracting(FeedEntry::n).isSorted().startsWith(1L);
    }

    @Test
    void theSameBatchTwiceIsTakenOnce() {
        Counter counter = Counter.at(server, "H/RMP-DH02");
        FrozenBatch batch = counter.batch(new RegisterPatient(null, person("Once")));
        server.parts.inbox().take(batch);
        long facts = server.count("SELECT COUNT(*) FROM fact");

        Exchange.BatchAnswer again = server.parts.inbox().take(batch).answer();

        assertThat(again.standing()).isEqualTo(Exchange.BatchStanding.TAKEN);
        assertThat(server.count("SELECT COUNT(*) FROM fact")).isEqualTo(facts);
    }

    @Test
    void anotherBodyUnderATakenNumberIsAFork() {
        Counter counter = Counter.at(server, "H/RMP-DH03");
        Fact one = counter.fact(new RegisterPatient(null, person("One")));
        FrozenBatch batch = counter.freeze(List.of(one));
        server.parts.inbox().take(batch);
        FrozenBatch other = counter.batch(new RegisterPatient(null, person("Other")));
        FrozenBatch forged =
                new FrozenBatch(
                        new org.outpost.model.sync.BatchHeader(
                                other.header().writer(),
                                other.header().device(),
                                1,
                                1,
                                1,
                                batch.header().previous(),
                                other.header().random(),
                                other.header().bodyHash()),
                        other.hash(),
                        other.signature(),
                        other.facts());

        assertThat(server.parts.inbox().take(forged).answer().standing())
                .isEqualTo(Exchange.BatchStanding.FORK);
    }

    @Test
    void aBatchBeforeItsPredecessorIsToldLater() {
        Counter counter = Counter.at(server, "H/RMP-DH04");
        FrozenBatch first = counter.batch(new RegisterPatient(null, person("First")));
        FrozenBatch second = counter.batch(new RegisterPatient(null, person("Second")));

        assertThat(server.parts.inbox().take(second).answer().standing())
                .isEqualTo(Exchange.BatchStanding.LATER);
        assertThat(server.parts.inbox().take(first).answer().standing())
                .isEqualTo(Exchange.BatchStanding.TAKEN);
        assertThat(server.parts.inbox().take(second).answer().standing())
                .isEqualTo(Exchange.BatchStanding.TAKEN);
    }

    @Test
    void aBrokenClockIsPutAsideAndStopsNothingBehindIt() {
        Counter counter = Counter.at(server, "H/RMP-DH05");
        Fact broken =
                counter.fact(new RegisterPatient(null, person("Far Ahead")), HybridTime.END.next());
        Fact good = counter.fact(new RegisterPatient(null, person("Good")));
        server.parts.inbox().take(counter.freeze(List.of(broken, good)));

        assertThat(
                        server.count(
                                "SELECT COUNT(*) FROM fact WHERE type = 'QuarantineFact' AND home ="
                                        + " 'H/RMP-DH05'"))
                .isEqualTo(1);
        assertThat(server.count("SELECT COUNT(*) FROM patient WHERE home = 'H/RMP-DH05'"))
                .isEqualTo(1);
    }

    @Test
    void aWriterWhoMayNotIsRefusedButWhatWasHandedOutIsKeptWithAQuestion() {
        Counter counter = Counter.at(server, "H/RMP-DH06");
        counter.who = new org.outpost.model.kernel.UserId("stranger");
        counter.push(
                new RegisterPatient(null, person("By Nobody")),
                new ReceiveStock(
                        new StoreId("RMP-DH06:MAIN"), ITEM, BATCH, EXPIRY, 5, "C-1", null));

        assertThat(
                        server.count(
                                "SELECT COUNT(*) FROM fact WHERE type = 'RefuseFact' AND home ="
                                        + " 'H/RMP-DH06'"))
                .isEqualTo(1);
        assertThat(server.count("SELECT COUNT(*) FROM patient WHERE home = 'H/RMP-DH06'")).isZero();
        assertThat(server.count("SELECT on_hand FROM stock_position WHERE hospital = 'RMP-DH06'"))
                .isEqualTo(5);
    }

    @Test
    void theLastStripDispensedTwiceIsKeptAndDisputed() {
        Counter one = Counter.at(server, "H/RMP-DH01");
        Counter two = Counter.at(server, "H/RMP-DH01");
        one.push(new ReceiveStock(STORE, ITEM, BATCH, EXPIRY, 1, "C-9", null));
        one.push(new DispenseBatch(STORE, ITEM, BATCH, EXPIRY, 1, null, null));
        two.push(new DispenseBatch(STORE, ITEM, BATCH, EXPIRY, 1, null, null));

        StockPosition position =
                server.parts
                        .inbox()
                        .read(states ->
                                states.of(
                                        StockPosition.id(STORE, ITEM, BATCH), StockPosition.class));
        assertThat(position.onHand()).isEqualTo(-1);
        assertThat(server.count("SELECT COUNT(*) FROM fact WHERE type = 'DisputeFact'"))
                .isPositive();
    }

    @Test
    void detailsOfTwoCountersMergePerFieldWhateverCameFirst() {
        Counter one = Counter.at(server, "H/RMP-DH07");
        Counter two = Counter.at(server, "H/RMP-DH07");
        FactId id = one.push(new RegisterPatient(null, person("Meena"))).getFirst();
        long later = server.now.get() + 60_000;
        Fact phone =
                two.fact(
                        new ChangePatientDetails(
                                Patient.id(id),
                                new Person(
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        "9876500001",
                                        null,
                                        null)),
                        HybridTime.ofMillis(later + 5000));
        Fact village =
                one.fact(
                        new ChangePatientDetails(
                                Patient.id(id),
                                new Person(
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        "9876500000",
                                        "Rampur",
                                        null)),
                        HybridTime.ofMillis(later));
        server.parts.inbox().take(two.freeze(List.of(phone)));
        server.parts.inbox().take(one.freeze(List.of(village)));

        Patient patient =
                server.parts.inbox().read(states -> states.of(Patient.id(id), Patient.class));
        assertThat(patient.person().phone()).isEqualTo("9876500001");
        assertThat(patient.person().village()).isEqualTo("Rampur");
        assertThat(
                        server.count(
                                "SELECT COUNT(*) FROM patient WHERE phone = '9876500001' AND village ="
                                        + " 'Rampur'"))
                .isEqualTo(1);
    }

    @Test
    void anUnknownWritersBatchIsNotTaken() {
        Counter counter = Counter.at(server, "H/RMP-DH08");
        FrozenBatch batch = counter.batch(new RegisterPatient(null, person("Nobody")));
        server.execute("DELETE FROM writer WHERE writer = '" + counter.writer + "'");
        assertThat(server.parts.inbox().take(batch).answer().standing())
                .isEqualTo(Exchange.BatchStanding.BROKEN);
    }

    @Test
    void rebuildingFromFactsGivesTheSameTables() {
        Counter counter = Counter.at(server, "H/RMP-DH09");
        counter.push(
                new RegisterPatient(null, person("Rebuilt")),
                new ReceiveStock(new StoreId("RMP-DH09:MAIN"), ITEM, BATCH, EXPIRY, 7, "C", null));
        String[] tables = {
            "patient",
            "stock_position",
            "item",
            "transfer",
            "clinic_session",
            "booking",
            "hospital",
            "aggregate_state"
        };
        var before = server.dump(tables);
        for (String table : List.of(tables).subList(0, 7)) {
            server.execute("DELETE FROM " + table);
        }

        Rebuild.Outcome outcome = server.parts.rebuild().run();

        assertThat(outcome.differing()).isEmpty();
        assertThat(server.dump(tables)).isEqualTo(before);
        assertThat(before.get("patient")).isNotEmpty();
    }

    @Test
    void whatARoomsRowsCantHoldIsTakenInAllTheSameAndShownOnceTheyCan() {
        try (ServerOnDatabase narrow = new ServerOnDatabase()) {
            narrow.execute("ALTER TABLE patient MODIFY name VARCHAR(5) NOT NULL");
            Counter counter = Counter.at(narrow, "H/RMP-DH10");
            FactId id =
                    counter.push(new RegisterPatient(null, person("Too Long For It"))).getFirst();
            FactId next = counter.push(new RegisterPatient(null, person("Asha"))).getFirst();

            assertThat(narrow.count("SELECT COUNT(*) FROM aggregate_state WHERE unprojected"))
                    .isPositive();
            assertThat(narrow.count("SELECT COUNT(*) FROM patient WHERE id = 'patient/" + id + "'"))
                    .isZero();
            assertThat(narrow.parts.feeds().entries(counter.home, 0, 1_000_000))
                    .extracting(FeedEntry::id)
                    .contains(id, next);

            narrow.execute("ALTER TABLE patient MODIFY name VARCHAR(200) NOT NULL");
            assertThat(narrow.parts.rebuild().run().differing()).isEmpty();
            assertThat(narrow.count("SELECT COUNT(*) FROM patient")).isEqualTo(2);
            assertThat(narrow.count("SELECT COUNT(*) FROM aggregate_state WHERE unprojected"))
                    .isZero();
        }
    }

    /// On a narrow line it asks for little at a time: a page must then hold hundreds of its
    /// receipts, not the handful whose whole facts would fill it.
    @Test
    void ownFactsComeBackAsReceiptsThatWeighLittle() {
        Counter counter = Counter.at(server, "H/RMP-DH11");
        RegisterPatient[] people = new RegisterPatient[60];
        Arrays.setAll(people, i -> new RegisterPatient(null, person("Own " + i)));
        List<FactId> own = counter.push(people);
        int asReceipts =
                server.parts.feeds().entries(counter.home, 0, 1_000_000).stream()
                        .mapToInt(entry ->
                                own.contains(entry.id())
                                        ? FeedEntry.RECEIPT_WEIGHT
                                        : entry.weight())
                        .sum();

        int bytes = asReceipts + asReceipts / 4;
        List<FeedEntry> told =
                server.parts.feeds().news(counter.home, 0, own.getFirst().writer(), bytes);
        List<FeedEntry> others =
                server.parts.feeds().news(counter.home, 0, new WriterId("another0counter0"), bytes);

        assertThat(told)
                .filteredOn(entry -> entry.fact() == null)
                .extracting(FeedEntry::id)
                .containsAll(own);
        assertThat(others).hasSizeLessThan(told.size()).allMatch(entry -> entry.fact() != null);
    }

    @Test
    void aFeedNobodyWroteInIsAtItsStart() {
        assertThat(server.parts.feeds().head(new FeedId("H/NEVER")).n()).isZero();
        assertThat(server.parts.feeds().entries(new FeedId("H/NEVER"), 0, 1000)).isEmpty();
    }
}
