// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.scenarios.Town;
import org.outpost.model.sync.Fact;

class StockLedgerTest {
    private static final LocalDate LATER = Samples.EXPIRY;
    private static final AggregateId SHELF =
            StockPosition.id(Samples.MAIN, Samples.PCM, Samples.BATCH);
    private static final AggregateId FAR_SHELF =
            StockPosition.id(Samples.FAR, Samples.PCM, Samples.BATCH);

    private final Town town = new Town();

    @Test
    void whatWasReceivedCanBeDispensed() {
        assertThat(town.write(town.counter, receive(100, LATER))).isEqualTo("accepted");
        assertThat(town.write(town.counter, dispense(40, LATER))).isEqualTo("accepted");
        assertThat(onHand(SHELF)).isEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_000_001, 1_000_000_000_000_000_000L, Long.MIN_VALUE})
    void aQuantityThatCannotBeIsRefusedAndMovesNothing(long quantity) {
        town.write(town.counter, receive(100, LATER));
        String refused = "refused stock.quantity-out-of-range";
        assertThat(town.write(town.counter, receive(quantity, LATER))).isEqualTo(refused);
        assertThat(town.write(town.counter, dispense(quantity, LATER))).isEqualTo(refused);
        assertThat(town.write(town.counter, dispatch(quantity))).isEqualTo(refused);
        assertThat(onHand(SHELF)).isEqualTo(100);
        assertThat(StockLedger.quantity(quantity)).isNotNull();
        assertThat(StockLedger.quantity(1)).isNull();
        assertThat(StockLedger.quantity(1_000_000)).isNull();
    }

    @Test
    void dispensingFromAnExpiredBatchIsDisputedAndStaysInTheBooks() {
        LocalDate yesterday = LocalDate.of(2026, 11, 22);
        assertThat(town.write(town.counter, receive(100, yesterday)))
                .isEqualTo("disputed stock.received-expired");
        assertThat(town.write(town.counter, dispense(10, yesterday)))
                .isEqualTo("disputed stock.batch-expired");
        assertThat(onHand(SHELF)).isEqualTo(90);
    }

    @Test
    void whatIsPastItsLastDayComesInOnlyWithAReasonAndStaysAQuestion() {
        LocalDate yesterday = LocalDate.of(2026, 11, 22);
        assertThat(town.write(town.counter, receiveExpired(20, yesterday, "return")))
                .isEqualTo("disputed stock.received-expired");
        assertThat(onHand(SHELF)).isEqualTo(20);
        assertThat(town.write(town.counter, receiveExpired(20, yesterday, " ")))
                .isEqualTo("refused stock.bad-text");
        assertThat(town.write(town.counter, receiveExpired(0, yesterday, "return")))
                .isEqualTo("refused stock.quantity-out-of-range");
        assertThat(town.write(town.counter, receiveExpired(20, LATER, "return")))
                .isEqualTo("refused stock.not-expired");
        assertThat(onHand(SHELF)).isEqualTo(20);
        assertThat(town.write(town.counter, dispense(10, yesterday)))
                .isEqualTo("disputed stock.batch-expired");
    }

    @Test
    void onItsLastDayABatchMayStillBeGiven() {
        LocalDate today = LocalDate.of(2026, 11, 23);
        town.write(town.counter, receive(100, today));
        assertThat(town.write(town.counter, dispense(10, today))).isEqualTo("accepted");
    }

    @Test
    void aLaterDateReadOffTheStripDoesNotMakeAnExpiredBatchGood() {
        town.write(town.counter, receive(100, LocalDate.of(2026, 10, 31)));
        assertThat(town.write(town.counter, dispense(10, LATER)))
                .isEqualTo("disputed stock.batch-expired");
    }

    @Test
    void aDateThatDiffersIsAQuestion() {
        town.write(town.counter, receive(100, LATER));
        assertThat(town.write(town.counter, dispense(10, LATER.plusMonths(1))))
                .isEqualTo("disputed stock.expiry-differs");
    }

    @Test
    void anExpiryNoMedicineHasIsRefused() {
        assertThat(town.write(town.counter, receive(10, LocalDate.of(1999, 12, 31))))
                .isEqualTo("refused stock.expiry-unlikely");
        assertThat(town.write(town.counter, receive(10, LocalDate.of(2100, 1, 1))))
                .isEqualTo("refused stock.expiry-unlikely");
        assertThat(StockLedger.expiry(LATER)).isNull();
    }

    @Test
    void theLastStripDispensedAtTwoCountersIsDisputedOnceAndBothAreKept() {
        town.write(town.counter, receive(1, LATER));
        Fact one = town.kept(town.counter, dispense(1, LATER));
        Fact two = town.kept(town.window, dispense(1, LATER));
        assertThat(town.take(two)).isEqualTo("accepted");
        assertThat(town.take(one)).isEqualTo("disputed stock.not-enough-on-hand");
        assertThat(onHand(SHELF)).isEqualTo(-1);
    }

    @Test
    void anothersStoreIsNotOursToMove() {
        assertThat(town.write(town.chc, receive(1, LATER)))
                .isEqualTo("refused stock.not-our-store");
        assertThat(town.write(town.chc, dispense(1, LATER)))
                .isEqualTo("refused stock.not-our-store");
        assertThat(town.write(town.chc, dispatch(1))).isEqualTo("refused stock.not-our-store");
        assertThat(town.write(town.counter, arrive(AggregateId.of("transfer", "x"), 1, null)))
                .isEqualTo("refused stock.not-our-store");
    }

    @Test
    void textsThatCannotBePrintedAreRefused() {
        ReceiveStock sample = receive(1, LATER);
        assertThat(
                        town.write(
                                town.counter,
                                new ReceiveStock(
                                        sample.store(),
                                        sample.item(),
                                        sample.batch(),
                                        LATER,
                                        1,
                                        "CH\u0000",
                                        null)))
                .isEqualTo("refused stock.bad-text");
        assertThat(
                        town.write(
                                town.counter,
                                new ReceiveStock(
                                        sample.store(),
                                        sample.item(),
                                        sample.batch(),
                                        LATER,
                                        1,
                                        "CH",
                                        "x".repeat(201))))
                .isEqualTo("refused stock.bad-text");
    }

    @Test
    void aTransferLeavesOneShelfAndReachesTheOtherAndIsInTransitBetween() {
        town.write(town.counter, receive(100, LATER));
        Fact sent = town.kept(town.counter, dispatch(30));
        assertThat(town.take(sent)).isEqualTo("accepted");
        AggregateId id = TransferState.id(sent.id());
        TransferState under = town.centre.state(id, TransferState.class);
        assertThat(onHand(SHELF)).isEqualTo(70);
        assertThat(under.inTransit(Samples.PCM, Samples.BATCH)).isEqualTo(30);
        assertThat(under.inTransit(Samples.PCM, new BatchNumber("OTHER"))).isZero();
        assertThat(under.difference(Samples.PCM, Samples.BATCH)).isZero();
        assertThat(town.write(town.chc, arrive(id, 30, null))).isEqualTo("accepted");
        TransferState closed = town.centre.state(id, TransferState.class);
        assertThat(onHand(FAR_SHELF)).isEqualTo(30);
        assertThat(closed.underWay()).isFalse();
        assertThat(closed.inTransit(Samples.PCM, Samples.BATCH)).isZero();
        assertThat(closed.difference(Samples.PCM, Samples.BATCH)).isZero();
        assertThat(town.centre.state(FAR_SHELF, StockPosition.class).expiry()).isEqualTo(LATER);
    }

    @Test
    void aTransferReceivedTwiceIsDisputed() {
        AggregateId id = sent(30);
        Fact one = town.kept(town.chc, arrive(id, 30, null));
        Fact two = town.kept(town.chc, arrive(id, 30, null));
        assertThat(town.take(two)).isEqualTo("accepted");
        assertThat(town.take(one)).isEqualTo("disputed stock.transfer-received-twice");
        assertThat(town.write(town.chc, arrive(id, 30, null)))
                .isEqualTo("disputed stock.transfer-received-twice");
    }

    @Test
    void moreThanWasSentIsDisputed() {
        assertThat(town.write(town.chc, arrive(sent(30), 31, "found")))
                .isEqualTo("disputed stock.more-than-sent");
    }

    @Test
    void lessThanWasSentWantsAReason() {
        assertThat(town.write(town.chc, arrive(sent(30), 29, null)))
                .isEqualTo("disputed stock.less-than-sent");
        AggregateId id = sent(30);
        assertThat(town.write(town.chc, arrive(id, 29, "broken"))).isEqualTo("accepted");
        assertThat(
                        town.centre
                                .state(id, TransferState.class)
                                .difference(Samples.PCM, Samples.BATCH))
                .isEqualTo(1);
    }

    @Test
    void nothingOfATransferMayHaveCome() {
        AggregateId id = sent(30);
        assertThat(
                        town.write(
                                town.chc,
                                new ReceiveTransfer(
                                        id, Samples.DH, Samples.FAR, List.of(), "stolen")))
                .isEqualTo("accepted");
    }

    @Test
    void aReceiptWithoutADispatchIsDisputedUntilItComes() {
        town.write(town.counter, receive(100, LATER));
        Fact sent = town.kept(town.counter, dispatch(30));
        AggregateId id = TransferState.id(sent.id());
        assertThat(town.write(town.chc, arrive(id, 30, null)))
                .isEqualTo("disputed stock.transfer-unknown");
        assertThat(town.take(sent)).isEqualTo("accepted");
        TransferState both = town.centre.state(id, TransferState.class);
        assertThat(both.underWay()).isFalse();
        assertThat(both.difference(Samples.PCM, Samples.BATCH)).isZero();
    }

    @Test
    void aTransferForAnotherStoreIsDisputed() {
        AggregateId id = sent(30);
        StoreId other = StoreId.of(Samples.CHC, "DISP");
        StockLine line = new StockLine(Samples.PCM, Samples.BATCH, LATER, 30);
        assertThat(
                        town.write(
                                town.chc,
                                new ReceiveTransfer(id, Samples.DH, other, List.of(line), null)))
                .isEqualTo("disputed stock.transfer-of-others");
        assertThat(
                        town.write(
                                town.chc,
                                new ReceiveTransfer(
                                        id,
                                        new HospitalId("RMP-PHC09"),
                                        Samples.FAR,
                                        List.of(line),
                                        null)))
                .isEqualTo("disputed stock.transfer-of-others");
        assertThat(town.write(town.chc, arrive(Samples.PATIENT, 1, null)))
                .isEqualTo("refused stock.not-a-transfer");
    }

    @Test
    void linesOfATransferAreFewAndEachBatchIsNamedOnce() {
        StockLine line = new StockLine(Samples.PCM, Samples.BATCH, LATER, 1);
        assertThat(town.write(town.counter, dispatch(List.of())))
                .isEqualTo("refused stock.lines-out-of-range");
        assertThat(town.write(town.counter, dispatch(Collections.nCopies(201, line))))
                .isEqualTo("refused stock.lines-out-of-range");
        assertThat(town.write(town.counter, dispatch(List.of(line, line))))
                .isEqualTo("refused stock.batch-twice");
        StockLine odd = new StockLine(Samples.PCM, Samples.BATCH, LocalDate.MIN, 1);
        assertThat(town.write(town.counter, dispatch(List.of(odd)))).startsWith("refused");
    }

    @Test
    void aTransferGoesToAnotherStoreOfTheHospitalItNames() {
        StockLine line = new StockLine(Samples.PCM, Samples.BATCH, LATER, 1);
        String refused = "refused stock.no-such-way";
        assertThat(
                        town.write(
                                town.counter,
                                new DispatchTransfer(
                                        Samples.MAIN,
                                        Samples.CHC,
                                        Samples.MAIN,
                                        List.of(line),
                                        "")))
                .isEqualTo(refused);
        assertThat(
                        town.write(
                                town.counter,
                                new DispatchTransfer(
                                        Samples.MAIN, Samples.DH, Samples.MAIN, List.of(line), "")))
                .isEqualTo(refused);
    }

    @Test
    void sendingMoreThanThereIsIsDisputedAndCountedAllTheSame() {
        town.write(town.counter, receive(10, LATER));
        assertThat(town.write(town.counter, dispatch(30)))
                .isEqualTo("disputed stock.not-enough-on-hand");
        assertThat(onHand(SHELF)).isEqualTo(-20);
    }

    @Test
    void theNationAloneDefinesMedicines() {
        DefineItem item = item("Paracetamol", "tablet", 10);
        assertThat(town.write(town.nation, item)).isEqualTo("accepted");
        assertThat(town.centre.state(Item.id(Samples.PCM), Item.class).defined()).isTrue();
        assertThat(town.write(town.counter, item)).isEqualTo("refused stock.wrong-home");
        assertThat(town.write(town.nation, item(" ", "tablet", 10)))
                .isEqualTo("refused stock.bad-text");
        assertThat(town.write(town.nation, item("Paracetamol", "", 10)))
                .isEqualTo("refused stock.bad-text");
        assertThat(town.write(town.nation, item("Paracetamol", "tablet", 0)))
                .isEqualTo("refused stock.quantity-out-of-range");
    }

    @Test
    void aShelfIsWholeAtItsOwnHospitalAndATransferAtBothEnds() {
        Inventory room = new Inventory();
        assertThat(room.wholeAt(SHELF, Town.DH)).isTrue();
        assertThat(room.wholeAt(SHELF, Town.CHC)).isFalse();
        assertThat(room.wholeAt(SHELF, org.outpost.model.kernel.FeedId.NATION)).isTrue();
        assertThat(room.wholeAt(AggregateId.of("transfer", "x"), Town.CHC)).isTrue();
    }

    @Test
    void aShelfsNameTellsStoreItemAndBatch() {
        AggregateId id = StockPosition.id(Samples.MAIN, Samples.PCM, new BatchNumber("A/B-1"));
        assertThat(StockPosition.storeOf(id)).isEqualTo(Samples.MAIN);
        assertThat(StockPosition.itemOf(id)).isEqualTo(Samples.PCM);
        assertThat(StockPosition.batchOf(id)).isEqualTo(new BatchNumber("A/B-1"));
        assertThat(Samples.MAIN.code()).isEqualTo("MAIN");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> StockPosition.batchOf(AggregateId.of("stock", "x")))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void batchNumbersAreReadAsTyped() {
        assertThat(BatchNumber.parse(" pcm24 - 017 ")).contains(Samples.BATCH);
        assertThat(BatchNumber.parse("")).isEmpty();
        assertThat(BatchNumber.parse("x".repeat(25))).isEmpty();
        for (String bad : List.of("", "pcm", "A B", "\u0000")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> new BatchNumber(bad))
                    .isInstanceOf(MalformedException.class);
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> new ItemId(bad))
                    .isInstanceOf(MalformedException.class);
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> new StoreId(bad))
                    .isInstanceOf(MalformedException.class);
        }
    }

    private AggregateId sent(long quantity) {
        town.write(town.counter, receive(quantity, LATER));
        Fact sent = town.kept(town.counter, dispatch(quantity));
        assertThat(town.take(sent)).isEqualTo("accepted");
        return TransferState.id(sent.id());
    }

    private long onHand(AggregateId id) {
        return town.centre.state(id, StockPosition.class).onHand();
    }

    private static ReceiveStock receive(long quantity, LocalDate expiry) {
        return new ReceiveStock(
                Samples.MAIN, Samples.PCM, Samples.BATCH, expiry, quantity, "CH-1", null);
    }

    private static ReceiveExpiredStock receiveExpired(
            long quantity, LocalDate expiry, String reason) {
        return new ReceiveExpiredStock(
                Samples.MAIN, Samples.PCM, Samples.BATCH, expiry, quantity, "CH-1", null, reason);
    }

    private static DispenseBatch dispense(long quantity, LocalDate expiry) {
        return new DispenseBatch(
                Samples.MAIN, Samples.PCM, Samples.BATCH, expiry, quantity, null, null);
    }

    private static DispatchTransfer dispatch(long quantity) {
        return dispatch(List.of(new StockLine(Samples.PCM, Samples.BATCH, LATER, quantity)));
    }

    private static DispatchTransfer dispatch(List<StockLine> lines) {
        return new DispatchTransfer(Samples.MAIN, Samples.CHC, Samples.FAR, lines, "CH-2");
    }

    private static ReceiveTransfer arrive(
            AggregateId transfer, long quantity, @Nullable String reason) {
        StockLine line = new StockLine(Samples.PCM, Samples.BATCH, LATER, quantity);
        return new ReceiveTransfer(transfer, Samples.DH, Samples.FAR, List.of(line), reason);
    }

    private static DefineItem item(String name, String unit, int pack) {
        return new DefineItem(
                Samples.PCM, name, "tablet", "500 mg", unit, pack, ItemLevel.VITAL, "");
    }
}
