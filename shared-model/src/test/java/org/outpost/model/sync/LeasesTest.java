// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.patients.PatientNumber;

class LeasesTest {
    private static final HospitalId HOSPITAL = new HospitalId("RMP-DH01");
    private static final AggregateId NUMBERS = LeasePool.numbers(HOSPITAL);
    private static final AggregateId PLACES = LeasePool.places(new AggregateId("session/s.1"));
    private static final WriterId SERVER = WriterId.serverOf(Desk.HOME);
    private final Centre centre = new Centre();
    private final Desk one = new Desk("a", Desk.HOME);
    private final Desk two = new Desk("b", Desk.HOME);

    private int act(FactBody body) {
        Ingested ingested =
                centre.ingest.act(Desk.HOME, IngestSession.SERVER, List.of(body), centre);
        centre.commit(ingested);
        return ingested.serverFacts().size();
    }

    private Fact push(Desk desk, FactBody body) {
        HybridTime after = new Folding(Desk.ROOMS, Desk.CODEC, centre).latest(body.touches(null));
        Fact fact = desk.fact(body, after.next());
        centre.push(desk, desk.batch(fact));
        return fact;
    }

    private LeaseBook book(AggregateId pool) {
        Snapshot row = centre.rows.get(pool);
        return row == null ? LeaseBook.EMPTY : row.as(LeaseBook.class);
    }

    private static List<Span> parts(long from, long to) {
        return List.of(new Span(from, to));
    }

    @Test
    void sharesComeBackAsTheyWerePassedBeforeTheirTakerTellsWhatCameInBetween() {
        act(new PassLease(PLACES, one.writer, parts(1, 5)));
        Fact back =
                one.fact(
                        new ReturnLease(PLACES, parts(1, 1)),
                        new Folding(Desk.ROOMS, Desk.CODEC, centre).latest(List.of(PLACES)).next());
        FrozenBatch batch = one.batch(back);
        centre.push(one, batch);
        act(new PassLease(PLACES, one.writer, parts(1, 1)));
        List<Fact> lost =
                centre.facts.values().stream()
                        .filter(fact -> fact.id().writer().isServer())
                        .toList();
        Centre restored = new Centre();
        for (Fact fact : lost) {
            restored.commit(restored.ingest.takeBack(Desk.HOME, List.of(fact), restored));
        }
        assertThat(restored.facts).hasSize(2);
        restored.push(one, batch);
        assertThat(restored.rulings(back)).isEmpty();
        assertThat(restored.rows.get(PLACES).as(LeaseBook.class).heldBy(one.writer))
                .as("what it gave back it was passed again")
                .isEqualTo(parts(1, 5));
    }

    @Test
    void whoHandsOnWhatItMayHaveFromOneWhoIsAwayWaits() {
        act(new PassLease(PLACES, one.writer, parts(1, 5)));
        HybridTime then = new Folding(Desk.ROOMS, Desk.CODEC, centre).latest(List.of(PLACES));
        FrozenBatch gift =
                one.batch(one.fact(new PassLease(PLACES, two.writer, parts(1, 1)), then.next()));
        FrozenBatch back =
                two.batch(two.fact(new ReturnLease(PLACES, parts(1, 1)), then.next().next()));
        centre.allHeard = false;
        assertThatThrownBy(() -> centre.push(two, back)).isInstanceOf(AwaitedException.class);
        assertThat(centre.facts).hasSize(1);
        centre.push(one, gift);
        centre.push(two, back);
        assertThat(book(PLACES).holder(1)).isNull();
        Fact theft = two.fact(new ReturnLease(PLACES, parts(2, 2)), then.next().next().next());
        FrozenBatch stolen = two.batch(theft);
        assertThatThrownBy(() -> centre.push(two, stolen)).isInstanceOf(AwaitedException.class);
        centre.allHeard = true;
        centre.push(two, stolen);
        assertThat(centre.rulings(theft)).containsExactly("RefuseFact lease.not-holder");
    }

    @Test
    void aDeadHandIsOpenedByAPersonAndNumbersStayGone() {
        act(new PassLease(PLACES, one.writer, parts(1, 5)));
        act(new PassLease(PLACES, two.writer, parts(6, 7)));
        act(new PassLease(NUMBERS, one.writer, parts(1, 2)));
        Fact theft = push(two, new DeclareLost(one.writer, List.of(PLACES), "lost"));
        assertThat(centre.rulings(theft)).containsExactly("RefuseFact sync.server-only");
        assertThat(act(new DeclareLost(one.writer, List.of(NUMBERS), "lost"))).isZero();
        assertThat(act(new DeclareLost(one.writer, List.of(PLACES), "lost"))).isEqualTo(1);
        assertThat(book(PLACES).heldBy(one.writer)).isEmpty();
        assertThat(book(PLACES).holder(3)).isNull();
        assertThat(book(PLACES).heldBy(two.writer)).containsExactly(new Span(6, 7));
        assertThat(book(NUMBERS).heldBy(one.writer)).containsExactly(new Span(1, 2));
        assertThat(act(new PassLease(PLACES, two.writer, parts(1, 5)))).isEqualTo(1);
        Fact late = push(one, new PassLease(PLACES, two.writer, parts(1, 1)));
        assertThat(centre.rulings(late)).containsExactly("RefuseFact lease.not-holder");
    }

    @Test
    void onlyTheHolderPassesAndReturns() {
        assertThat(act(new PassLease(PLACES, one.writer, parts(1, 5)))).isEqualTo(1);
        assertThat(act(new PassLease(PLACES, two.writer, parts(5, 6)))).isZero();
        Fact theft = push(two, new PassLease(PLACES, two.writer, parts(1, 1)));
        assertThat(centre.rulings(theft)).containsExactly("RefuseFact lease.not-holder");
        Fact alien = push(two, new ReturnLease(PLACES, parts(2, 3)));
        assertThat(centre.rulings(alien)).containsExactly("RefuseFact lease.not-holder");
        assertThat(book(PLACES).heldBy(one.writer)).containsExactly(new Span(1, 5));
        Fact gift = push(one, new PassLease(PLACES, two.writer, parts(2, 3)));
        Fact back = push(one, new ReturnLease(PLACES, parts(5, 5)));
        assertThat(centre.rulings(gift)).isEmpty();
        assertThat(centre.rulings(back)).isEmpty();
        assertThat(book(PLACES).heldBy(one.writer)).containsExactly(new Span(1, 1), new Span(4, 4));
        assertThat(book(PLACES).heldBy(two.writer)).containsExactly(new Span(2, 3));
        assertThat(book(PLACES).holds(SERVER, 5)).isTrue();
        Fact twice = push(one, new ReturnLease(PLACES, parts(5, 5)));
        assertThat(centre.rulings(twice)).containsExactly("RefuseFact lease.not-holder");
    }

    @Test
    void aBlockOfNumbersHasOneHolderAndWhatIsUsedStaysUsed() {
        act(new PassLease(NUMBERS, one.writer, parts(1, 1)));
        AggregateId id = LeasePool.block(HOSPITAL, 1);
        NumberBlock block = centre.rows.get(id).as(NumberBlock.class);
        assertThat(block.holder()).isEqualTo(one.writer);
        NumberUse use = NumberUse.of(HOSPITAL, 100);
        assertThat(use.block()).isEqualTo(id);
        assertThat(use.index()).isEqualTo(100);
        assertThat(NumberUse.of(HOSPITAL, 101).block()).isEqualTo(LeasePool.block(HOSPITAL, 2));
        assertThat(block.against(one.writer, use)).isNull();
        assertThat(block.against(two.writer, use)).isInstanceOf(LeaseRefusal.NotHolder.class);
        NumberBlock after = block.using(100).using(1).passed(SERVER);
        assertThat(after.against(SERVER, use)).isInstanceOf(LeaseRefusal.NumberUsed.class);
        assertThat(after.next()).isEqualTo(2);
        assertThat(after.left()).isEqualTo(98);
        assertThat(after.using(100)).isEqualTo(after);
    }

    @Test
    void aWantAskedTwiceIsAnsweredOnce() {
        Exchange.Want want = new Exchange.Want(NUMBERS, 2);
        List<Span> all = List.of(LeaseShare.ALL_BLOCKS);
        PassLease pass = LeaseShare.answer(want, one.writer, LeaseBook.EMPTY, all);
        assertThat(pass.parts()).containsExactly(new Span(1, 2));
        act(pass);
        assertThat(LeaseShare.answer(want, one.writer, book(NUMBERS), all)).isNull();
        assertThat(LeaseShare.answer(want, two.writer, book(NUMBERS), all).parts())
                .containsExactly(new Span(3, 4));
    }

    @Test
    void whatIsPassedIsTheFirstThatLiesAtTheServerAlsoBetweenOthers() {
        act(new PassLease(NUMBERS, two.writer, List.of(new Span(1, 1), new Span(3, 4))));
        List<Span> all = List.of(LeaseShare.ALL_BLOCKS);
        Exchange.Want want = new Exchange.Want(NUMBERS, 3);
        assertThat(LeaseShare.answer(want, one.writer, book(NUMBERS), all).parts())
                .containsExactly(new Span(2, 2), new Span(5, 6));
    }

    @Test
    void everyNumberThatMayBePassedIsAPatientNumber() {
        long last = LeaseShare.ALL_BLOCKS.to() * LeasePool.BLOCK;
        assertThat(PatientNumber.of(HOSPITAL, last).running()).isEqualTo(last);
    }

    @Test
    void noDeskGetsMoreThanHalfOfWhatIsLeftOfASession() {
        Exchange.Want want = new Exchange.Want(PLACES, 8);
        PassLease pass = LeaseShare.answer(want, one.writer, LeaseBook.EMPTY, parts(1, 10));
        assertThat(pass.parts()).containsExactly(new Span(1, 5));
        act(pass);
        assertThat(LeaseShare.answer(want, two.writer, book(PLACES), parts(1, 10)).parts())
                .containsExactly(new Span(6, 8));
        assertThat(LeaseShare.answer(want, two.writer, book(PLACES), parts(1, 5))).isNull();
    }

    @Test
    void aDeskAsksWhenItRunsLowAndGivesBackWhatIsFree() {
        act(new PassLease(PLACES, one.writer, parts(1, 4)));
        LeaseBook book = book(PLACES);
        assertThat(LeaseShare.placesWanted(one.writer, PLACES, book, place -> false)).isNull();
        assertThat(LeaseShare.placesWanted(one.writer, PLACES, book, place -> place < 3).parts())
                .isEqualTo(12);
        assertThat(LeaseShare.giveBack(one.writer, PLACES, book, place -> place == 2).parts())
                .containsExactly(new Span(1, 1), new Span(3, 4));
        assertThat(LeaseShare.giveBack(two.writer, PLACES, book, place -> false)).isNull();
    }

    @Test
    void theNextNumberCostsTheSameHoweverManyBlocksAreFull() {
        Map<AggregateId, Object> states = new HashMap<>();
        states.put(NUMBERS, LeaseBook.EMPTY.moved(parts(1, 1000), one.writer));
        List<Integer> all = IntStream.rangeClosed(1, LeasePool.BLOCK).boxed().toList();
        for (long block = 1; block < 999; block++) {
            states.put(LeasePool.block(HOSPITAL, block), new NumberBlock(one.writer, all));
        }
        List<Integer> some = all.subList(0, 50);
        states.put(LeasePool.block(HOSPITAL, 999), new NumberBlock(one.writer, some));
        List<AggregateId> read = new ArrayList<>();
        States counted =
                id -> {
                    read.add(id);
                    return states.getOrDefault(id, NumberBlock.EMPTY);
                };
        assertThat(LeaseShare.nextNumber(one.writer, HOSPITAL, counted)).isEqualTo(99_851);
        assertThat(LeaseShare.numbersWanted(one.writer, HOSPITAL, counted)).isNull();
        assertThat(read).hasSizeLessThan(20);
    }

    @Test
    void aDeskWhoseLastBlockIsFullStillGivesOutWhatIsLeftOfAnEarlierOne() {
        Map<AggregateId, Object> states = new HashMap<>();
        states.put(NUMBERS, LeaseBook.EMPTY.moved(parts(1, 3), one.writer));
        List<Integer> all = IntStream.rangeClosed(1, LeasePool.BLOCK).boxed().toList();
        states.put(LeasePool.block(HOSPITAL, 1), new NumberBlock(one.writer, all));
        states.put(LeasePool.block(HOSPITAL, 2), new NumberBlock(one.writer, all.subList(0, 7)));
        states.put(LeasePool.block(HOSPITAL, 3), new NumberBlock(one.writer, all));
        States held = states::get;
        assertThat(LeaseShare.nextNumber(one.writer, HOSPITAL, held)).isEqualTo(108);
        assertThat(LeaseShare.numbersWanted(one.writer, HOSPITAL, held).parts()).isEqualTo(4);
    }

    @Test
    void partsAreInOrderApartAndNotTooMany() {
        assertThatThrownBy(() -> new PassLease(PLACES, one.writer, List.of()))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new ReturnLease(PLACES, List.of(new Span(1, 3), new Span(3, 4))))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new ReturnLease(NUMBERS, parts(1, Long.MAX_VALUE)))
                .isInstanceOf(MalformedException.class);
        Fact wrong = push(one, new ReturnLease(Toy.jar("x"), parts(1, 1)));
        assertThat(centre.rulings(wrong)).containsExactly("RefuseFact lease.not-a-pool");
    }
}
