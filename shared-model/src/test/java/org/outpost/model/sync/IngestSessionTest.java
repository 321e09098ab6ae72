// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Exchange.BatchStanding;

class IngestSessionTest {
    private final Centre centre = new Centre();
    private final Desk desk = new Desk("a", Desk.HOME);

    private BatchStanding push(FrozenBatch batch) {
        return centre.push(desk, batch).standing();
    }

    @Test
    void aBatchSentAgainGetsTheSameAnswerAndChangesNothing() {
        FrozenBatch batch = desk.batch(desk.fact(Toy.add(3, "x")));
        assertThat(push(batch)).isEqualTo(BatchStanding.TAKEN);
        assertThat(push(batch)).isEqualTo(BatchStanding.TAKEN);
        assertThat(centre.feeds.get(Desk.HOME)).hasSize(1);
        assertThat(centre.jar("x").beads()).isEqualTo(3);
    }

    @Test
    void aBatchBeforeItsPredecessorIsAskedForLater() {
        FrozenBatch first = desk.batch(desk.fact(Toy.add(3, "x")));
        FrozenBatch second = desk.batch(desk.fact(Toy.add(4, "x")));
        assertThat(push(second)).isEqualTo(BatchStanding.LATER);
        assertThat(push(first)).isEqualTo(BatchStanding.TAKEN);
        assertThat(push(second)).isEqualTo(BatchStanding.TAKEN);
        assertThat(centre.jar("x").beads()).isEqualTo(7);
    }

    @Test
    void anotherBatchUnderATakenNumberIsAFork() {
        push(desk.batch(desk.fact(Toy.add(3, "x"))));
        Desk copy = new Desk("a", Desk.HOME);
        FrozenBatch other = copy.batch(copy.fact(Toy.add(9, "x")));
        assertThat(push(other)).isEqualTo(BatchStanding.FORK);
        assertThat(push(copy.batch(copy.fact(Toy.add(9, "x"))))).isEqualTo(BatchStanding.FORK);
        assertThat(centre.jar("x").beads()).isEqualTo(3);
    }

    @Test
    void whatIsNotWhatItSaysIsBroken() {
        FrozenBatch sound = desk.batch(desk.fact(Toy.add(3, "x")));
        FrozenBatch forged =
                new FrozenBatch(sound.header(), sound.hash(), new byte[32], sound.facts());
        assertThat(push(forged)).isEqualTo(BatchStanding.BROKEN);
        desk.seq = 0;
        Fact other = desk.fact(Toy.add(300, "x"));
        assertThat(
                        push(
                                new FrozenBatch(
                                        sound.header(),
                                        sound.hash(),
                                        sound.signature(),
                                        List.of(other))))
                .isEqualTo(BatchStanding.BROKEN);
        assertThat(
                        push(
                                new FrozenBatch(
                                        sound.header(),
                                        sound.hash(),
                                        sound.signature(),
                                        List.of())))
                .isEqualTo(BatchStanding.BROKEN);
        assertThat(push(sound)).isEqualTo(BatchStanding.TAKEN);
    }

    @Test
    void aGapInTheNumbersIsBroken() {
        desk.seq = 1;
        assertThat(push(desk.batch(desk.fact(Toy.add(3, "x"))))).isEqualTo(BatchStanding.BROKEN);
    }

    @Test
    void batchesCountFromOneAndNoDeviceIsTheServer() {
        FrozenBatch sound = desk.batch(desk.fact(Toy.add(3, "x")));
        BatchHeader header = sound.header();
        BatchHeader zero =
                new BatchHeader(
                        header.writer(),
                        header.device(),
                        0,
                        1,
                        1,
                        header.previous(),
                        header.random(),
                        header.bodyHash());
        assertThat(push(new FrozenBatch(zero, "h", new byte[0], sound.facts())))
                .isEqualTo(BatchStanding.BROKEN);
        WriterRow row =
                WriterRow.fresh(WriterId.serverOf(Desk.HOME), desk.device, desk.key, Desk.HOME);
        assertThat(centre.ingest.standing(row, sound, centre).standing())
                .isEqualTo(BatchStanding.BROKEN);
    }

    @Test
    void whatMakesNoSenseIsPutAsideAndStopsNothingBehindIt() {
        List<Fact> bad = new ArrayList<>();
        bad.add(desk.fact(Toy.noted("throw in rule", "x")));
        bad.add(desk.fact(Toy.noted("throw in decide", "x")));
        bad.add(desk.fact(Toy.noted("throw in fold", "x")));
        bad.add(desk.fact(Toy.add(5, "x"), HybridTime.END.next()));
        bad.add(desk.fact(Toy.add(5, "x"), new HybridTime(Long.MAX_VALUE)));
        bad.add(desk.fact(Toy.add(5, "x"), HybridTime.ofMillis(Desk.NOON), Desk.OTHER));
        bad.add(desk.fact(new RulingMaker(bad.getFirst()).refuse(new Toy.No("a"))));
        Fact good = desk.fact(Toy.add(7, "x"));
        List<Fact> all = new ArrayList<>(bad);
        all.add(good);
        assertThat(push(desk.batch(all))).isEqualTo(BatchStanding.TAKEN);
        assertThat(centre.rulings(bad.get(0))).containsExactly("QuarantineFact sync.not-judged");
        assertThat(centre.rulings(bad.get(1))).containsExactly("QuarantineFact sync.not-judged");
        assertThat(centre.rulings(bad.get(2))).containsExactly("QuarantineFact sync.not-judged");
        assertThat(centre.rulings(bad.get(3))).containsExactly("QuarantineFact sync.clock-broken");
        assertThat(centre.rulings(bad.get(4))).containsExactly("QuarantineFact sync.clock-broken");
        assertThat(centre.rulings(bad.get(5))).containsExactly("QuarantineFact sync.inconsistent");
        assertThat(centre.rulings(bad.get(6))).containsExactly("QuarantineFact sync.server-only");
        assertThat(centre.rulings(good)).isEmpty();
        assertThat(centre.jar("x").beads()).isEqualTo(7);
        assertThat(centre.feeds.keySet()).containsOnly(Desk.HOME);
        assertThat(centre.feeds.get(Desk.HOME)).hasSize(8 + 7);
        Fact later = desk.fact(Toy.add(1, "x"));
        push(desk.batch(later));
        assertThat(centre.rulings(later)).isEmpty();
    }

    @Test
    void theServersOwnClockIsNotDraggedBehindTheEndOfTime() {
        push(desk.batch(desk.fact(Toy.add(5, "x"), new HybridTime(Long.MAX_VALUE))));
        assertThat(centre.facts.values().stream().filter(f -> f.id().writer().isServer()))
                .allMatch(fact -> !fact.envelope().clockBroken());
    }

    @Test
    void refusedIsSkippedAndDisputedIsKept() {
        Fact refused = desk.fact(Toy.noted("refuse", "x"));
        Fact disputed = desk.fact(Toy.add(-4, "y"));
        push(desk.batch(refused, disputed));
        assertThat(centre.rulings(refused)).containsExactly("RefuseFact toy.refused");
        assertThat(centre.rulings(disputed)).containsExactly("DisputeFact toy.empty");
        assertThat(centre.jar("x").beads()).isZero();
        assertThat(centre.jar("y").beads()).isEqualTo(-4);
    }

    @Test
    void aRulingStandsBeforeItsFactSoThatNoPageShowsTheFactAlone() {
        Fact refused = desk.fact(Toy.noted("refuse", "x"));
        push(desk.batch(refused));
        assertThat(centre.feeds.get(Desk.HOME)).hasSize(2);
        assertThat(centre.feeds.get(Desk.HOME).getLast()).isEqualTo(refused.id());
    }

    @Test
    void decisionsAreFactsOfTheServerBehindWhatCalledForThem() {
        Fact fact = desk.fact(Toy.noted("count", "x"));
        push(desk.batch(fact));
        assertThat(centre.jar("x").beads()).isEqualTo(100);
        assertThat(centre.serverSeq(Desk.HOME)).isEqualTo(1);
        assertThat(centre.feeds.get(Desk.HOME).getLast().writer().isServer()).isTrue();
    }

    @Test
    void aFactThatConcernsAnotherHospitalGoesThereWithItsRuling() {
        Fact fact = desk.fact(new Toy.AddBeads(List.of("x"), -3, "to H/RMP-DH02", null));
        push(desk.batch(fact));
        assertThat(centre.feeds.get(Desk.OTHER)).isEqualTo(centre.feeds.get(Desk.HOME));
        assertThat(centre.feeds.get(Desk.OTHER)).hasSize(2);
    }

    @Test
    void aFactInTwoJarsThatAreWatchedGoesToTheWatchersOnce() {
        Fact first = desk.fact(Toy.add(1, "x"));
        push(desk.batch(first));
        Snapshot row = centre.rows.get(Toy.jar("x"));
        centre.rows.put(
                row.id(),
                new Snapshot(
                        row.id(),
                        row.last(),
                        row.state(),
                        row.version(),
                        java.util.Set.of(Desk.OTHER, Desk.HOME)));
        push(desk.batch(desk.fact(Toy.add(1, "x", "y"))));
        assertThat(centre.feeds.get(Desk.OTHER)).hasSize(1);
        assertThat(centre.feeds.get(Desk.HOME)).hasSize(2);
    }

    @Test
    void judgingWhatIsNewestReadsNoHistory() {
        push(desk.batch(desk.fact(Toy.add(3, "x"))));
        push(desk.batch(desk.fact(Toy.add(3, "x"))));
        assertThat(centre.historyReads).isZero();
    }

    @Test
    void aStoreThatFailsFailsTheTransactionAndQuarantinesNothing() {
        FrozenBatch batch = desk.batch(desk.fact(Toy.add(3, "x")));
        centre.failure = new java.util.ConcurrentModificationException("deadlock");
        assertThatThrownBy(() -> push(batch)).isSameAs(centre.failure);
        centre.failure = null;
        assertThat(push(batch)).isEqualTo(BatchStanding.TAKEN);
        assertThat(centre.facts).hasSize(1);
    }

    @Test
    void whatTheServerMayNotDoItselfLeavesNoTraceAndNoGap() {
        Ingested none =
                centre.ingest.act(
                        Desk.HOME,
                        IngestSession.SERVER,
                        List.of(Toy.noted("refuse", "x"), Toy.add(2, "x")),
                        centre);
        centre.commit(none);
        assertThat(none.serverFacts()).hasSize(1);
        assertThat(none.serverFacts().getFirst().id().seq()).isEqualTo(1);
        assertThat(centre.serverSeq(Desk.HOME)).isEqualTo(1);
        assertThat(centre.jar("x").beads()).isEqualTo(2);
    }
}
