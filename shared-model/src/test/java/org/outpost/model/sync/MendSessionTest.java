// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.wire.FactCodec;

/// A machine in lists and a server in maps, each of which may lose and damage what it holds.
class MendSessionTest {
    private static final byte[] KEY = {7};
    private static final int FACTS = 1200;

    private final Desk own = new Desk("a", Desk.HOME);
    private final Desk other = new Desk("b", Desk.HOME);
    private final Centre centre = new Centre();
    private final There there = new There();
    private final Here here = new Here();
    private final MendSession session = new MendSession(here, there, Desk.BATCHES, Desk.CHECK);
    private final List<FrozenBatch> batches = new ArrayList<>();

    @BeforeEach
    void bothHoldTheSame() {
        for (int i = 0; i < FACTS / 20; i++) {
            Desk desk = i % 3 == 0 ? own : other;
            List<Fact> facts = new ArrayList<>();
            for (int j = 0; j < 20; j++) {
                facts.add(desk.fact(Toy.add(j, "x")));
            }
            FrozenBatch batch = desk.batch(facts);
            centre.push(desk, batch);
            batches.add(batch);
        }
        for (FeedEntry entry : centre.entries(Desk.HOME, 0, Integer.MAX_VALUE)) {
            here.put(entry);
            Digest fact = Digest.of(Objects.requireNonNull(entry.fact()));
            there.acknowledged.add(there.acknowledged.getLast().plus(fact));
        }
    }

    private final class There implements Partner {
        final FeedSession feeds = new FeedSession(Desk.BATCHES, m -> Desk.sign(KEY, m));
        final List<Digest> acknowledged = new ArrayList<>(List.of(Digest.NONE));
        final List<Long> wanted = new ArrayList<>();
        int asked;
        int returned;
        int head = FACTS;

        @Override
        public Hello.Answer hello(Hello.Request request) {
            throw new AssertionError();
        }

        @Override
        public Exchange.Answer exchange(Exchange.Request request) {
            throw new AssertionError();
        }

        @Override
        public Ranges.Answer ranges(Ranges.Request request) {
            asked++;
            assertThat(request.cuts()).hasSizeLessThanOrEqualTo(Ranges.MAX_CUTS);
            Ranges.Stretch stretch = request.stretch();
            return new Ranges.Answer(
                    "e1",
                    head,
                    request.cuts().stream().map(this::digest).toList(),
                    stretch == null ? null : feeds.stretch(request.feed(), stretch, source()),
                    wanted);
        }

        private Digest digest(long n) {
            return acknowledged.get((int) n);
        }

        /// Its sums are those of the facts as they were acknowledged, whatever became of them.
        private FeedSource source() {
            return new FeedSource() {
                @Override
                public FeedCursor head(FeedId feed) {
                    return centre.head(feed);
                }

                @Override
                public List<FeedEntry> entries(FeedId feed, long after, int maxBytes) {
                    return centre.entries(feed, after, maxBytes);
                }

                @Override
                public List<FeedEntry> names(FeedId feed, long after, int most) {
                    return centre.entries(feed, after, Integer.MAX_VALUE).stream()
                            .limit(most)
                            .map(entry -> new FeedEntry(entry.n(), entry.id(), null))
                            .toList();
                }

                @Override
                public Digest digest(FeedId feed, long n) {
                    return There.this.digest(n);
                }
            };
        }

        @Override
        public Ranges.Mended giveBack(Ranges.Back back) {
            back.facts().forEach(fact -> centre.facts.put(fact.id(), fact));
            back.batches().forEach(b -> b.facts().forEach(f -> centre.facts.put(f.id(), f)));
            returned += back.facts().size() + back.batches().size();
            return new Ranges.Mended(back.facts().size() + back.batches().size());
        }
    }

    private final class Here implements MendLog {
        final Map<Long, Fact> placed = new HashMap<>();
        final Map<FactId, Fact> facts = new HashMap<>();
        boolean differs = true;
        int settled = -1;

        void put(FeedEntry entry) {
            Fact fact = Objects.requireNonNull(entry.fact());
            placed.put(entry.n(), fact);
            facts.put(fact.id(), fact);
        }

        @Override
        public WriterId writer() {
            return own.writer;
        }

        @Override
        public DeviceId device() {
            return own.device;
        }

        @Override
        public List<FeedCursor> followed() {
            return List.of(new FeedCursor(Desk.HOME, "e1", FACTS));
        }

        @Override
        public void doubt(FeedCursor at) {
            differs = true;
        }

        @Override
        public List<FeedCursor> differing() {
            return differs ? followed() : List.of();
        }

        @Override
        public Digest digest(FeedId feed, long from, long to) {
            Digest all = Digest.NONE;
            for (long n = from + 1; n <= to; n++) {
                Fact fact = placed.get(n);
                all = fact == null ? all : all.plus(Digest.of(fact));
            }
            return all;
        }

        @Override
        public long unplaced(FeedId feed, long upTo) {
            return upTo - placed.size();
        }

        @Override
        public long firstUnplaced(FeedId feed) {
            long n = 1;
            while (placed.containsKey(n)) {
                n++;
            }
            return n;
        }

        @Override
        public void place(FeedPage names) {
            for (FeedEntry entry : names.entries()) {
                Fact fact = facts.get(entry.id());
                if (fact != null) {
                    placed.put(entry.n(), fact);
                }
            }
        }

        @Override
        public void mend(FeedId feed, List<FeedEntry> right) {
            right.forEach(this::put);
        }

        @Override
        public Ranges.Back held(List<FactId> ids) {
            List<FrozenBatch> own = new ArrayList<>();
            List<Fact> others = new ArrayList<>();
            for (FactId id : ids) {
                if (id.writer().equals(writer())) {
                    batches.stream()
                            .filter(b -> b.facts().stream().anyMatch(f -> f.id().equals(id)))
                            .filter(b -> !own.contains(b))
                            .forEach(own::add);
                } else {
                    others.add(Objects.requireNonNull(facts.get(id)));
                }
            }
            return new Ranges.Back(device(), writer(), own, others);
        }

        @Override
        public Ranges.Back frozen(List<Long> numbers) {
            return new Ranges.Back(
                    device(),
                    writer(),
                    batches.stream()
                            .filter(b -> b.header().writer().equals(writer()))
                            .filter(b -> numbers.contains(b.header().number()))
                            .toList(),
                    List.of());
        }

        @Override
        public List<FeedEntry> unlike(FeedPage page) {
            return page.entries().stream()
                    .filter(entry -> !Objects.equals(entry.fact(), placed.get(entry.n())))
                    .filter(entry ->
                            Digest.of(Objects.requireNonNull(entry.fact()))
                                    .equals(digest(page.feed(), entry.n() - 1, entry.n())))
                    .toList();
        }

        @Override
        public boolean settle(FeedCursor at, Digest theirs, int mended) {
            settled = mended;
            differs = !digest(at.feed(), 0, at.n()).equals(theirs);
            return !differs;
        }
    }

    /// The same fact with one bit of its structure turned.
    private static Fact damaged(@Nullable Fact fact) {
        Fact whole = Objects.requireNonNull(fact);
        byte[] core = whole.core().clone();
        core[core.length / 2] ^= 1;
        return new Fact(whole.envelope(), core, whole.person());
    }

    @Test
    void oneTurnedBitIsFoundInAFewQuestionsAndPutRight() throws LineException {
        here.placed.put(734L, damaged(here.placed.get(734L)));
        assertThat(session.turn(KEY)).isTrue();
        assertThat(here.settled).isEqualTo(1);
        assertThat(here.placed.get(734L)).isEqualTo(centre.facts.get(here.placed.get(734L).id()));
        assertThat(there.asked).isLessThanOrEqualTo(8);
        assertThat(session.turn(KEY)).isTrue();
        assertThat(there.asked).as("nothing left to ask").isLessThanOrEqualTo(8);
    }

    @Test
    void whateverIsLackingOrDamagedHereIsPutRight() throws LineException {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 20; round++) {
            int count = 1 + random.nextInt(12);
            for (int i = 0; i < count; i++) {
                long n = 1 + random.nextInt(FACTS);
                if (random.nextBoolean() && here.placed.containsKey(n)) {
                    here.placed.put(n, damaged(here.placed.get(n)));
                } else {
                    here.placed.remove(n);
                }
            }
            here.differs = true;
            boolean same = false;
            for (int turn = 0; turn < 5 && !same; turn++) {
                same = session.turn(KEY);
            }
            assertThat(same).isTrue();
            assertThat(here.placed).hasSize(FACTS);
        }
    }

    @Test
    void factsThatCameWithoutPositionsAreFoundAgainByTheirNames() throws LineException {
        here.placed.keySet().removeIf(n -> n <= 1000);
        FactId gone = centre.feeds.get(Desk.HOME).get(700);
        here.facts.remove(gone);
        assertThat(session.turn(KEY)).isTrue();
        assertThat(here.settled).as("only what was really lacking").isEqualTo(1);
        assertThat(here.placed).hasSize(FACTS);
        assertThat(there.asked).isLessThanOrEqualTo(12);
    }

    @Test
    void whatLiesDamagedThereIsGivenBackByWhoeverHasIt() throws LineException {
        FactId mine = centre.feeds.get(Desk.HOME).get(5);
        FactId others = centre.feeds.get(Desk.HOME).get(31);
        assertThat(mine.writer()).isEqualTo(own.writer);
        assertThat(others.writer()).isEqualTo(other.writer);
        Fact mineWas = centre.facts.get(mine);
        Fact othersWas = centre.facts.get(others);
        centre.facts.put(mine, damaged(mineWas));
        centre.facts.put(others, damaged(othersWas));
        // What is lacking beside them makes it look there.
        here.placed.remove(7L);
        here.placed.remove(31L);
        assertThat(session.turn(KEY)).isTrue();
        assertThat(centre.facts.get(mine)).isEqualTo(mineWas);
        assertThat(centre.facts.get(others)).isEqualTo(othersWas);
        assertThat(there.returned).isEqualTo(2);
    }

    @Test
    void theDailyLookFindsAndMendsWithoutBeingTold() throws LineException {
        here.differs = false;
        assertThat(session.look(KEY, 4711)).isTrue();
        assertThat(here.settled).as("nothing to do").isEqualTo(-1);
        here.placed.put(99L, damaged(here.placed.get(99L)));
        there.wanted.add(1L);
        assertThat(session.look(KEY, 4711)).isTrue();
        assertThat(here.settled).isEqualTo(1);
        assertThat(there.returned).as("the batch that was asked for").isEqualTo(1);
    }

    @Test
    void aDamagedPersonPartIsFoundWhereItIsLookedAtWhole() throws LineException {
        here.differs = false;
        Fact whole = Objects.requireNonNull(here.placed.get(801L));
        here.placed.put(
                801L,
                FactCodec.parse(
                        whole.core(),
                        "{\"name\":\"other\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        session.look(KEY, 790);
        assertThat(here.placed.get(801L)).isEqualTo(whole);
    }

    @Test
    void anotherEpochOrALaggingNodeIsLeftToThePull() throws LineException {
        there.head = 10;
        here.placed.remove(5L);
        assertThat(session.turn(KEY)).isFalse();
        assertThat(here.settled).isEqualTo(-1);
    }

    @Test
    void aPageUnderAnotherSignatureMendsNothing() throws LineException {
        here.placed.remove(5L);
        assertThat(session.turn(new byte[] {8})).isFalse();
        assertThat(here.placed).hasSize(FACTS - 1);
    }
}
