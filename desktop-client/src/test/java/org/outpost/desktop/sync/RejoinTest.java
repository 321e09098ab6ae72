// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.platform.SystemClock;
import org.outpost.desktop.platform.SystemRandomness;
import org.outpost.desktop.shell.Receipt;
import org.outpost.desktop.world.District;
import org.outpost.desktop.world.Talk;
import org.outpost.model.inventory.BatchNumber;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.ReceiveStock;
import org.outpost.model.inventory.StockPosition;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.patients.Sex;
import org.outpost.model.sync.ClientSession.Outcome;
import org.outpost.model.sync.Compare;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.Partner;
import org.outpost.model.wire.JsonBatches;

/// Files that were copied, put back or both, over real files: what both copies hold counts once,
/// what only one holds is kept, and what was written behind it still names the right thing.
class RejoinTest {
    private static final HospitalId DH = new HospitalId("RMP-DH01");
    private static final FeedId HOME = FeedId.of(DH);
    private static final StoreId STORE = StoreId.of(DH, "MAIN");
    private static final ItemId PCM = new ItemId("PCM500");
    private static final BatchNumber LOT = new BatchNumber("B1");
    private static final LocalDate GOOD = LocalDate.of(2099, 1, 1);

    /// The key with it: a clock or a writer's name may hold the digits alone.
    private static final String POISON = "\"quantity\":1313";

    @TempDir Path folder;
    private final District district = new District();

    private static FactBody person(String name) {
        return new RegisterPatient(
                null, new Person(name, null, Sex.F, null, 1990, null, null, null, null));
    }

    private static FactBody phone(AggregateId patient, String phone) {
        return new ChangePatientDetails(
                patient, new Person(null, null, null, null, null, null, phone, null, null));
    }

    private static FactBody strips(long count) {
        return new ReceiveStock(STORE, PCM, LOT, GOOD, count, "c", null);
    }

    private static AggregateId register(Talk talk, String name) {
        return Patient.id(talk.write(person(name)).getFirst());
    }

    private Path copied(Talk of, String name) {
        Path copy = folder.resolve(name);
        of.close();
        try (var files = Files.list(of.folder)) {
            Files.createDirectories(copy);
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return copy;
    }

    private Talk open(Path at) {
        return new Talk(at, HOME, district);
    }

    private long onHand() {
        return district.state(StockPosition.id(STORE, PCM, LOT), StockPosition.class).onHand();
    }

    private List<Patient> people() {
        return district.all(Patient.class).stream()
                .filter(patient -> patient.person().name() != null)
                .toList();
    }

    private static void assertEqual(Talk one, Talk other) {
        assertThat(one.dump()).isEqualTo(other.dump());
        assertThat(one.pen.rebuild.run()).isEmpty();
        assertThat(other.pen.rebuild.run()).isEmpty();
    }

    @Test
    void aFactWhoseAnswerWasLostBeforeTheFileWasCopiedCountsOnce() {
        Talk first = open(folder.resolve("a"));
        first.finish();
        AggregateId asha = register(first, "Asha");
        first.write(strips(5));
        district.loseAnswers(1);
        first.turn();
        Path at = copied(first, "b");
        try (Talk one = open(first.folder);
                Talk two = open(at)) {
            one.write(strips(1));
            two.write(phone(asha, "9876500001"));
            two.write(strips(10));
            one.finish();
            two.finish();
            one.finish();
            assertThat(onHand()).isEqualTo(16);
            assertThat(people()).hasSize(1);
            assertThat(people().getFirst().person().phone()).isEqualTo("9876500001");
            assertThat(two.pen.device.writer()).isNotEqualTo(one.pen.device.writer());
            assertEqual(one, two);
        }
    }

    @Test
    void whatTheCopySendsFirstIsNotTakenFromTheOther() {
        Talk first = open(folder.resolve("a"));
        first.finish();
        first.write(strips(5));
        AggregateId asha = register(first, "Asha");
        Path at = copied(first, "b");
        try (Talk one = open(first.folder);
                Talk two = open(at)) {
            // The copy takes a new name without a line, as after a restore.
            two.rejoin(Rejoin.Known.NOTHING);
            AggregateId again = Patient.id(two.named(asha));
            two.write(phone(again, "9876500001"));
            two.finish();
            one.write(phone(asha, "9876500002"));
            AggregateId other = register(one, "Only here");
            one.write(phone(other, "9876500003"));
            WriterId before = one.pen.device.writer();
            one.finish();
            two.finish();
            assertThat(one.pen.device.writer()).as("it had to give way").isNotEqualTo(before);
            assertThat(onHand()).isEqualTo(5);
            assertThat(people())
                    .extracting(patient -> patient.person().phone())
                    .containsExactlyInAnyOrder("9876500002", "9876500003");
            assertEqual(one, two);
        }
    }

    @Test
    void whatAScreenNamedBeforeTheFileTookANewNameIsStillFound() {
        try (Talk one = open(folder.resolve("a"))) {
            one.finish();
            AggregateId asha = register(one, "Asha");
            one.rejoin(Rejoin.Known.NOTHING);
            one.rejoin(Rejoin.Known.NOTHING);
            one.write(phone(asha, "9876500001"));
            one.finish();
            assertThat(people()).hasSize(1);
            assertThat(people().getFirst().person().phone()).isEqualTo("9876500001");
        }
    }

    @Test
    void aNameThatBothCopiesGaveMeansTheOthersOnceThatHasCome() {
        Talk first = open(folder.resolve("a"));
        first.finish();
        Path at = copied(first, "b");
        try (Talk one = open(first.folder);
                Talk two = open(at)) {
            AggregateId asha = register(one, "Asha");
            assertThat(register(two, "Salma")).isEqualTo(asha);
            one.finish();
            two.finish();
            // Somebody at the second finds Asha in the list.
            two.write(phone(asha, "9876500001"));
            two.finish();
            one.finish();
            assertThat(people())
                    .extracting(patient -> patient.person().name(), p -> p.person().phone())
                    .containsExactlyInAnyOrder(tuple("Asha", "9876500001"), tuple("Salma", null));
            assertEqual(one, two);
        }
    }

    @Test
    void anOlderFileWritesUnderANewNameAndGetsBackWhatItHadSent() {
        Talk first = open(folder.resolve("a"));
        first.write(strips(1));
        first.finish();
        Path backup = copied(first, "backup");
        Talk more = open(first.folder);
        AggregateId asha = register(more, "Asha");
        more.write(phone(asha, "9876500001"));
        more.finish();
        more.close();
        try (Talk old = open(backup)) {
            old.write(strips(20));
            old.finish();
            assertThat(onHand()).isEqualTo(21);
            assertThat(old.count("patient")).isEqualTo(1);
            assertThat(old.attention()).singleElement().asString().contains("notice.copy");
            assertThat(old.pen.rebuild.run()).isEmpty();
        }
    }

    @Test
    void aDistrictPutBackToAnEarlierDayGetsAgainWhatItLostAndKeepsNumbersApart() {
        try (Talk one = open(folder.resolve("a"));
                Talk two = open(folder.resolve("b"))) {
            one.write(strips(1));
            register(one, "Before");
            one.finish();
            two.finish();
            Runnable restore = district.backup();
            one.write(strips(2));
            AggregateId asha = register(one, "Asha");
            one.finish();
            one.rejoin(Rejoin.Known.NOTHING);
            one.write(phone(asha, "9876500001"));
            one.write(strips(4));
            two.write(strips(8));
            one.finish();
            two.finish();
            one.finish();
            WriterId name = two.pen.device.writer();

            restore.run();
            one.write(strips(16));
            for (int round = 0; round < 3; round++) {
                assertThat(one.finish()).isEqualTo(Outcome.DONE);
                assertThat(two.finish()).isEqualTo(Outcome.DONE);
            }
            assertThat(onHand()).isEqualTo(31);
            assertThat(people())
                    .extracting(patient -> patient.person().phone())
                    .contains("9876500001");
            assertThat(two.pen.device.writer()).as("nobody is taken for a copy").isEqualTo(name);
            assertThat(one.attention()).asString().contains("notice.went-back");
            assertThat(one.pen.rebuild.run()).isEmpty();
            assertThat(two.pen.rebuild.run()).isEmpty();
            assertThat(one.count("difference where mended is null")).isZero();
            assertThat(two.count("difference where mended is null")).isZero();
            assertThat(one.dump().get("facts")).isEqualTo(two.dump().get("facts"));
        }
    }

    @Test
    void aRecordIsKeptHereThenReachedThenSafeAndItsBatchStays() {
        try (Talk one = open(folder.resolve("a"))) {
            FactId id = one.write(strips(1)).getFirst();
            assertThat(one.receipt(id)).isEqualTo(Receipt.State.KEPT_HERE);
            one.finish();
            assertThat(one.receipt(id)).isEqualTo(Receipt.State.REACHED);
            district.safe();
            one.finish();
            assertThat(one.receipt(id)).isEqualTo(Receipt.State.SAFE);
            assertThat(one.count("frozen where safe is not null")).isEqualTo(1);
        }
    }

    @Test
    void batchesStayWhereThisComputersClockIsCenturiesAhead() {
        try (Talk one = open(folder.resolve("a"))) {
            one.write(strips(1));
            one.finish();
            district.safe();
            one.finish();
            one.write(strips(2));
            long now = System.currentTimeMillis();
            long centuries = TimeUnit.DAYS.toMillis(73_000);
            DeskLog ahead =
                    new DeskLog(
                            one.pen.database,
                            one.pen.device,
                            one.pen.rooms,
                            one.pen.applier,
                            one.pen.log,
                            new JsonBatches(),
                            new SystemRandomness(),
                            new SystemClock(() -> now + centuries),
                            List::of);
            ahead.freezeNext(10_000);
            ahead.answered(
                    new Exchange.Answer(false, now, 2, List.of(), List.of(), "token", 2L),
                    List.of());
            assertThat(one.count("frozen where safe is not null")).isEqualTo(2);
        }
    }

    /// A district that can't read a request with such a fact in it, or none at all.
    private final class Choosy implements Partner {
        boolean understandsNothing;

        @Override
        public Hello.Answer hello(Hello.Request request) {
            return district.hello(request);
        }

        @Override
        public Compare.Answer compare(Compare.Request request) {
            return district.compare(request);
        }

        @Override
        public Exchange.Answer exchange(Exchange.Request request) throws LineException {
            boolean poison =
                    request.batches().stream()
                            .flatMap(batch -> batch.facts().stream())
                            .map(fact -> new String(fact.core(), StandardCharsets.UTF_8))
                            .anyMatch(core -> core.contains(POISON));
            if (poison || understandsNothing) {
                throw new LineException(LineException.Trouble.NOT_UNDERSTOOD, "answered 400");
            }
            return district.exchange(request);
        }
    }

    @Test
    void aRecordNobodyCanReadIsPutAsideAndAllOthersGoOn() {
        Choosy choosy = new Choosy();
        try (Talk one = new Talk(folder.resolve("a"), HOME, district, choosy)) {
            one.write(strips(1));
            one.finish();
            for (int i = 0; i < 5; i++) {
                one.write(strips(10));
            }
            one.write(strips(1313));
            AggregateId asha = register(one, "Asha");
            one.write(phone(asha, "9876500001"));
            for (int i = 0; i < 5; i++) {
                one.write(strips(100));
            }
            assertThat(one.finish()).isEqualTo(Outcome.DONE);
            assertThat(onHand()).isEqualTo(551);
            assertThat(people().getFirst().person().phone()).isEqualTo("9876500001");
            assertThat(one.attention()).asString().contains("notice.aside");
            assertThat(one.count("forked where writer || core like '%" + POISON + "%'"))
                    .isPositive();
            assertThat(one.pen.rebuild.run()).isEmpty();
        }
    }

    @Test
    void aDistrictThatCanReadNothingDoesNotEmptyTheFile() {
        Choosy choosy = new Choosy();
        try (Talk one = new Talk(folder.resolve("a"), HOME, district, choosy)) {
            one.finish();
            one.write(strips(1));
            one.write(strips(2));
            choosy.understandsNothing = true;
            for (int i = 0; i < 30; i++) {
                one.turn();
            }
            assertThat(one.count("forked")).isZero();
            choosy.understandsNothing = false;
            one.finish();
            assertThat(onHand()).isEqualTo(3);
        }
    }

    @Test
    void bytesThatWereDamagedOnTheDiskStopNothing() {
        try (Talk one = open(folder.resolve("a"))) {
            one.finish();
            one.write(strips(1));
            one.write(strips(2));
            one.write(strips(4));
            one.pen.database.change(
                    sql -> sql.run("update fact set core = x'7b22636f' where seq = 2"));
            assertThat(one.finish()).isEqualTo(Outcome.DONE);
            assertThat(onHand()).isEqualTo(5);
            assertThat(one.attention()).asString().contains("sync.malformed");
        }
    }
}
