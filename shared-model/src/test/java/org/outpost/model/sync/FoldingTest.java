// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.WriterId;

class FoldingTest {
    private final Desk one = new Desk("a", Desk.HOME);
    private final Desk two = new Desk("b", Desk.HOME);

    private static Fact byServer(FactBody body, long seq, long ticks) {
        return Desk.CODEC.seal(
                new FactWriter.Draft(
                        body, IngestSession.SERVER, Desk.HOME, Desk.NOON, Desk.NOON, null),
                new org.outpost.model.kernel.FactId(WriterId.serverOf(Desk.HOME), seq),
                new HybridTime(ticks));
    }

    /// A store that keeps rows and facts, folding each page of arrivals by a Folding of its own.
    private static final class Store implements AggregateSource {
        final Map<AggregateId, Snapshot> rows = new java.util.HashMap<>();
        final List<Fact> facts = new ArrayList<>();

        void arrive(List<Fact> page) {
            Folding folding = new Folding(Desk.ROOMS, Desk.CODEC, this);
            page.forEach(fact -> folding.fold(Desk.CODEC.read(fact)));
            facts.addAll(page);
            folding.changes().forEach(row -> rows.put(row.id(), row));
        }

        @Override
        public Map<AggregateId, Snapshot> snapshots(Collection<AggregateId> ids) {
            Map<AggregateId, Snapshot> found = new java.util.HashMap<>(rows);
            found.keySet().retainAll(ids);
            return found;
        }

        @Override
        public List<Fact> history(AggregateId id) {
            return facts.stream().filter(f -> f.envelope().aggregates().contains(id)).toList();
        }
    }

    private List<Fact> world() {
        List<Fact> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Desk desk = i % 2 == 0 ? one : two;
            String[] jars = i % 3 == 0 ? new String[] {"x", "y"} : new String[] {"x"};
            all.add(desk.fact(Toy.add(i + 1, jars), new HybridTime(100 + i / 3)));
        }
        Ruling refused = new RulingMaker(all.get(3)).refuse(new Toy.No("a"));
        Ruling aside = new RulingMaker(all.get(6)).quarantine(new SyncRefusal.NotJudged());
        Ruling disputed = new RulingMaker(all.get(7)).dispute(new Toy.No("b"));
        Ruling milder = new RulingMaker(all.get(9)).dispute(new Toy.No("c"));
        Ruling harder = new RulingMaker(all.get(9)).refuse(new Toy.No("c"));
        all.add(byServer(refused, 1, 103));
        all.add(byServer(aside, 2, 104));
        all.add(byServer(disputed, 3, 105));
        all.add(byServer(harder, 4, 106));
        all.add(byServer(milder, 5, 107));
        Ruling admit =
                new Ruling.AdmitFact(
                        all.get(6).id(),
                        all.get(6).envelope().aggregates(),
                        List.of(),
                        "",
                        List.of());
        all.add(byServer(admit, 6, 108));
        all.add(byServer(new Toy.CountBeads("x", 50), 7, 102));
        return all;
    }

    @Test
    void theSameFactsGiveTheSameStateInWhateverOrderAndPagesTheyCome() {
        List<Fact> all = world();
        AggregateId x = Toy.jar("x");
        List<ReadFact> read = all.stream().map(Desk.CODEC::read).toList();
        Object naive = Folding.foldAll(Desk.ROOMS.foldOf(x), x, read);
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Fact> order = new ArrayList<>(all);
            Collections.shuffle(order, random);
            Store store = new Store();
            int from = 0;
            while (from < order.size()) {
                int to = Math.min(order.size(), from + 1 + random.nextInt(5));
                store.arrive(order.subList(from, to));
                from = to;
            }
            assertThat(store.rows.get(x).state()).as("seed " + seed).isEqualTo(naive);
            assertThat(store.rows.get(x).last()).isEqualTo(all.get(17).place());
        }
    }

    @Test
    void aMilderRulingLiftsAHarderOneAndTheLastByNumberHolds() {
        Fact fact = one.fact(Toy.add(5, "x"), new HybridTime(10));
        Fact hard = byServer(new RulingMaker(fact).refuse(new Toy.No("a")), 1, 20);
        Fact mild = byServer(new RulingMaker(fact).dispute(new Toy.No("a")), 2, 15);
        Store store = new Store();
        store.arrive(List.of(fact));
        store.arrive(List.of(mild));
        store.arrive(List.of(hard));
        assertThat(store.rows.get(Toy.jar("x")).as(Toy.Jar.class).beads()).isEqualTo(5);
    }

    @Test
    void aRulingByADeskRulesNothing() {
        Fact fact = one.fact(Toy.add(5, "x"), new HybridTime(10));
        Fact forged = two.fact(new RulingMaker(fact).refuse(new Toy.No("a")), new HybridTime(20));
        Store store = new Store();
        store.arrive(List.of(fact, forged));
        assertThat(store.rows.get(Toy.jar("x")).as(Toy.Jar.class).beads()).isEqualTo(5);
    }

    @Test
    void aRulingMayComeBeforeItsFact() {
        Fact fact = one.fact(Toy.add(5, "x"), new HybridTime(10));
        Fact ruling = byServer(new RulingMaker(fact).refuse(new Toy.No("a")), 1, 20);
        Store store = new Store();
        store.arrive(List.of(ruling));
        store.arrive(List.of(fact));
        assertThat(store.rows.get(Toy.jar("x")).as(Toy.Jar.class).beads()).isZero();
    }

    @Test
    void aFactThatNamesAJarTwiceChangesItOnce() {
        Fact fact = one.fact(Toy.add(5, "x", "x"), new HybridTime(10));
        Fact later = one.fact(Toy.add(1, "x"), new HybridTime(9));
        Store store = new Store();
        store.arrive(List.of(fact));
        assertThat(store.rows.get(Toy.jar("x")).as(Toy.Jar.class).beads()).isEqualTo(5);
        store.arrive(List.of(later));
        assertThat(store.rows.get(Toy.jar("x")).as(Toy.Jar.class).beads()).isEqualTo(6);
    }

    @Test
    void aBrokenClockPoisonsNothing() {
        Fact broken = one.fact(Toy.add(5, "x"), new HybridTime(Long.MAX_VALUE));
        Fact sound = two.fact(Toy.add(1, "x"), new HybridTime(9));
        Store store = new Store();
        store.arrive(List.of(broken));
        store.arrive(List.of(sound));
        Folding folding = new Folding(Desk.ROOMS, Desk.CODEC, store);
        assertThat(folding.latest(List.of(Toy.jar("x")))).isEqualTo(new HybridTime(9));
        assertThat(folding.snapshot(Toy.jar("x")).as(Toy.Jar.class).beads()).isEqualTo(1);
    }

    @Test
    void aFoldThatFailsLeavesTheStateAndSaysSo() {
        Fact bad = one.fact(Toy.noted("throw in fold", "x"), new HybridTime(10));
        Store store = new Store();
        Folding folding = new Folding(Desk.ROOMS, Desk.CODEC, store);
        assertThat(folding.fold(Desk.CODEC.read(bad))).isFalse();
        assertThat(folding.fold(Desk.CODEC.read(two.fact(Toy.add(2, "x"), new HybridTime(9)))))
                .isTrue();
        assertThat(folding.snapshot(Toy.jar("x")).as(Toy.Jar.class).beads()).isEqualTo(2);
    }

    @Test
    void aCopyLeavesTheOriginalAsItIs() {
        Folding folding = new Folding(Desk.ROOMS, Desk.CODEC, new Store());
        folding.fold(Desk.CODEC.read(one.fact(Toy.add(2, "x"), new HybridTime(9))));
        Folding copy = folding.copy();
        copy.fold(Desk.CODEC.read(one.fact(Toy.add(3, "x"), new HybridTime(8))));
        assertThat(copy.snapshot(Toy.jar("x")).as(Toy.Jar.class).beads()).isEqualTo(5);
        assertThat(folding.snapshot(Toy.jar("x")).as(Toy.Jar.class).beads()).isEqualTo(2);
        folding.fold(Desk.CODEC.read(one.fact(Toy.add(4, "x"), new HybridTime(7))));
        assertThat(folding.snapshot(Toy.jar("x")).as(Toy.Jar.class).beads()).isEqualTo(6);
    }

    @Test
    void theStatesBeforeAPlaceHoldNothingBehindIt() {
        Store store = new Store();
        store.arrive(List.of(one.fact(Toy.add(2, "x"), new HybridTime(10))));
        store.arrive(List.of(one.fact(Toy.add(3, "x"), new HybridTime(20))));
        Folding folding = new Folding(Desk.ROOMS, Desk.CODEC, store);
        FoldPlace between = new FoldPlace(new HybridTime(15), one.writer, 9);
        assertThat(folding.statesBefore(between).of(Toy.jar("x"), Toy.Jar.class).beads())
                .isEqualTo(2);
    }
}
