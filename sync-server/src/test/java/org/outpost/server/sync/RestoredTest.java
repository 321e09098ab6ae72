// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.outpost.model.inventory.BatchNumber;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.ReceiveTransfer;
import org.outpost.model.inventory.StockLine;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.inventory.TransferState;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FeedPage;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.PullSession;
import org.outpost.model.sync.Ranges;
import org.outpost.model.wire.JsonBatches;

/// The real database put back from an older backup: the first counter that comes tells by its
/// token, a new epoch begins, nobody is taken for a copy, and everybody gives again what was lost.
class RestoredTest {
    private static final FeedId HOME = RestoredHospital.HOME;
    private static final AggregateId NUMBERS = LeasePool.numbers(new HospitalId("RMP-DH61"));
    private RestoredHospital hospital;
    private ServerOnDatabase server;

    @BeforeEach
    void start() {
        hospital = new RestoredHospital();
        server = hospital.server;
    }

    @AfterEach
    void stop() {
        hospital.close();
    }

    private static FrozenBatch one(Counter counter, String name) {
        return counter.batch(new RegisterPatient(null, FactInboxTest.person(name)));
    }

    private List<FeedPage> pages(Counter counter, FeedCursor cursor) {
        Exchange.Answer answer = counter.exchange(List.of(), List.of(cursor), List.of());
        return new PullSession(new JsonBatches(), EcP256.CHECK)
                .accept(answer.pages(), List.of(cursor), server.keys.getPublic().getEncoded());
    }

    private long serverSeq() {
        return server.count("SELECT server_seq FROM feed WHERE feed = '" + HOME + "'");
    }

    @Test
    void countersThatAreAheadBeginANewEpochAndGiveAgainWhatWasLost() {
        Counter one = hospital.counter();
        Counter two = hospital.counter();
        one.exchange(List.of(one(one, "Before")), List.of(), List.of());
        two.exchange(List.of(one(two, "Before too")), List.of(), List.of());
        server.backup();
        FeedCursor saved = hospital.head();

        FrozenBatch lost = one(one, "Lost");
        FrozenBatch lostToo = one(two, "Lost too");
        one.exchange(List.of(lost), List.of(), List.of());
        two.exchange(List.of(lostToo), List.of(), List.of());
        FeedCursor ahead = hospital.head();
        long given = serverSeq();
        assertThat(ahead.n()).isGreaterThan(saved.n());

        hospital.restore();
        Hello.Answer again = one.hello(List.of(ahead));
        assertThat(again.standing()).isEqualTo(Hello.Standing.WELCOME);
        assertThat(again.highSeq()).isEqualTo(1);
        assertThat(again.joints()).containsExactly(new FeedCursor(HOME, ahead.epoch(), saved.n()));
        assertThat(hospital.head().epoch()).isNotEqualTo(ahead.epoch());
        assertThat(serverSeq()).as("numbers never come again").isGreaterThan(given + 1_000_000);
        one.token = again.token();
        String epoch = hospital.head().epoch();

        assertThat(two.exchange(List.of(), List.of(), List.of()).copy()).isFalse();
        assertThat(hospital.head().epoch()).as("one epoch for all").isEqualTo(epoch);
        Exchange.Answer taken = one.exchange(List.of(lost), List.of(), List.of());
        assertThat(taken.batches().getFirst().standing()).isEqualTo(Exchange.BatchStanding.TAKEN);
        two.exchange(List.of(lostToo), List.of(), List.of());

        List<FeedPage> pages = pages(two, ahead);
        assertThat(pages).hasSize(1);
        assertThat(pages.getFirst().from()).as("nothing is read twice").isEqualTo(saved.n());
        assertThat(pages.getFirst().entries())
                .extracting(FeedEntry::id)
                .contains(lost.facts().getFirst().id(), lostToo.facts().getFirst().id());
        List<FactId> all =
                server.parts.feeds().entries(HOME, 0, 10_000_000).stream()
                        .map(FeedEntry::id)
                        .toList();
        assertThat(all).doesNotHaveDuplicates();
        assertThat(server.count("SELECT COUNT(*) FROM patient")).isEqualTo(4);
    }

    @Test
    void noShareIsPassedBeforeAllWereHeardAndWhatNeedsOneWaitsAlone() {
        Counter one = hospital.counter();
        Counter two = hospital.counter();
        one.exchange(List.of(), List.of(hospital.head()), List.of());
        two.exchange(List.of(), List.of(hospital.head()), List.of());
        server.backup();
        FeedCursor before = hospital.head();
        List<Exchange.Want> wants = List.of(new Exchange.Want(NUMBERS, 1));
        one.exchange(List.of(), List.of(before), wants);
        Fact share = passed().getFirst();

        hospital.restore();
        two.token = two.hello(List.of(before)).token();
        one.token = one.hello(List.of(before)).token();
        two.exchange(List.of(), List.of(hospital.head()), wants);
        assertThat(passed()).as("the other one may hold any").isEmpty();
        two.exchange(List.of(one(two, "Waits for a number")), List.of(hospital.head()), List.of());
        assertThat(server.count("SELECT COUNT(*) FROM undecided")).isEqualTo(1);
        one.token = one.hello(List.of(before)).token();
        two.exchange(List.of(), List.of(hospital.head()), wants);
        assertThat(passed()).as("an old greeting says nothing").isEmpty();

        server.partner.giveBack(new Ranges.Back(one.device, one.writer, List.of(), List.of(share)));
        one.exchange(List.of(), List.of(hospital.head()), List.of());
        assertThat(server.count("SELECT COUNT(*) FROM undecided")).isZero();
        assertThat(hospital.written("AssignPatientNumber")).hasSize(1);
        two.exchange(List.of(), List.of(hospital.head()), wants);
        assertThat(passed()).contains(share).hasSize(2);
        LeaseBook book = server.parts.inbox().read(states -> states.of(NUMBERS, LeaseBook.class));
        assertThat(book.heldBy(one.writer)).isNotEmpty();
        assertThat(book.heldBy(two.writer)).isNotEmpty();
    }

    @Test
    void whatWaitedForAllAndIsDamagedMeanwhileWaitsForAPersonAndIsTakenInOnceItIsMended() {
        Counter one = hospital.counter();
        Counter two = hospital.counter();
        server.backup();
        FeedCursor before = hospital.head();
        hospital.restore();
        hospital.tell("damaged");
        two.token = two.hello(List.of(before)).token();
        FrozenBatch first = one(two, "Waits and is damaged");
        two.exchange(List.of(first), List.of(hospital.head()), List.of());
        two.exchange(List.of(one(two, "Waits beside it")), List.of(hospital.head()), List.of());
        assertThat(server.count("SELECT COUNT(*) FROM undecided")).isEqualTo(2);
        FactId id = first.facts().getFirst().id();
        String where = " WHERE writer = '" + id.writer() + "' AND seq = " + id.seq();
        server.execute("UPDATE fact SET body_length = body_length - 3" + where);

        one.token = one.hello(List.of(before)).token();
        one.exchange(List.of(), List.of(hospital.head()), List.of());
        assertThat(server.count("SELECT COUNT(*) FROM undecided")).isZero();
        assertThat(hospital.written("AssignPatientNumber")).as("of the other").hasSize(1);
        assertThat(server.parts.inbox().putAside(HOME, 10))
                .singleElement()
                .satisfies(aside -> {
                    assertThat(aside.fact()).isEqualTo(id);
                    assertThat(aside.code()).isEqualTo(PutAside.DAMAGED);
                    assertThat(aside.type()).isEqualTo(first.facts().getFirst().type());
                });
        assertThat(server.parts.inbox().admit(id, new UserId("officer")))
                .as("not before it is mended")
                .isInstanceOf(Verdict.Refused.class);

        server.execute("UPDATE fact SET body_length = body_length + 3" + where);
        assertThat(server.parts.inbox().admit(id, new UserId("officer")))
                .isInstanceOf(Verdict.Accepted.class);
        assertThat(hospital.written("AssignPatientNumber")).hasSize(2);
        assertThat(server.parts.inbox().putAside(HOME, 10)).isEmpty();
    }

    @Test
    void nobodyWaitsForAMachineThatIsDeclaredLostOrForAFormerLifeOfOneThatCame() {
        Counter one = hospital.counter();
        Counter two = hospital.counter();
        Counter next = one.nextLife();
        server.backup();
        FeedCursor before = hospital.head();
        next.exchange(List.of(), List.of(before), List.of());
        next.exchange(List.of(), List.of(before), List.of());
        hospital.restore();
        next.token = next.hello(List.of(before)).token();
        next.exchange(
                List.of(one(next, "Waits for a number")), List.of(hospital.head()), List.of());
        assertThat(server.parts.inbox().allHeard(HOME)).isFalse();
        server.lost.declare(two.device, HOME, new UserId("admin"), "lost");
        assertThat(server.parts.inbox().allHeard(HOME)).isTrue();
        assertThat(hospital.written("AssignPatientNumber")).hasSize(1);
    }

    @Test
    void aFormerLifeThatAnOldGreetingOpensBehindTheLatestIsNotWaitedFor() {
        Counter one = hospital.counter();
        one.exchange(List.of(), List.of(hospital.head()), List.of());
        server.backup();
        FeedCursor before = hospital.head();
        Counter former = one.nextLife();
        Counter next = former.nextLife();
        hospital.restore();
        next.token = next.hello(List.of(before)).token();
        next.exchange(List.of(), List.of(hospital.head()), List.of());
        assertThat(server.parts.inbox().allHeard(HOME)).isTrue();
        former.hello(List.of(before));
        assertThat(server.parts.inbox().allHeard(HOME)).isTrue();
        assertThat(server.count("SELECT COUNT(*) FROM writer WHERE heard_epoch IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void aParcelIsNotWaitedForAsItMayBeUnpackedBeforeItsPaper() {
        Counter one = hospital.counter();
        Counter two = hospital.counter();
        server.backup();
        server.restore();
        hospital.tell("tuesday");
        List.of(one, two).forEach(counter -> counter.token = counter.hello().token());
        FactId lost = new FactId(one.writer, 7);
        StoreId ward = StoreId.of(HOME.hospital(), "WARD");
        LocalDate expiry = LocalDate.of(2027, 5, 31);
        StockLine strips = new StockLine(new ItemId("PCM500"), new BatchNumber("W-17"), expiry, 10);
        FrozenBatch unpacks =
                two.batch(
                        new ReceiveTransfer(
                                TransferState.id(lost),
                                HOME.hospital(),
                                ward,
                                List.of(strips),
                                null));
        FrozenBatch builds =
                two.batch(
                        new ChangePatientDetails(
                                Patient.id(lost), FactInboxTest.person("Waits for the other")));
        assertThat(
                        two.exchange(List.of(unpacks, builds), List.of(hospital.head()), List.of())
                                .batches())
                .extracting(Exchange.BatchAnswer::standing)
                .containsExactly(Exchange.BatchStanding.TAKEN, Exchange.BatchStanding.LATER);
    }

    private List<Fact> passed() {
        return hospital.written("PassLease");
    }

    @Test
    void theSameBackupPutBackTwiceIsFoundBothTimes() {
        Counter one = hospital.counter();
        server.backup();
        one.exchange(List.of(), List.of(), List.of());
        one.exchange(List.of(), List.of(), List.of());
        hospital.restore();
        assertThat(one.exchange(List.of(), List.of(), List.of()).copy()).isFalse();
        String second = hospital.head().epoch();
        long numbers = serverSeq();
        hospital.restore();
        assertThat(one.exchange(List.of(), List.of(), List.of()).copy()).isFalse();
        assertThat(hospital.head().epoch()).isNotEqualTo(second);
        assertThat(serverSeq()).isGreaterThan(numbers);
    }

    @Test
    void aPositionAheadInTheSameEpochIsToldNothing() {
        Counter one = hospital.counter();
        one.exchange(List.of(one(one, "Here")), List.of(), List.of());
        FeedCursor head = hospital.head();
        FeedCursor ahead = new FeedCursor(HOME, head.epoch(), head.n() + 5);
        assertThat(pages(one, ahead)).isEmpty();
        assertThat(hospital.head().epoch()).isEqualTo(head.epoch());
    }
}
