// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.FactId;

/// What a partner wrote itself and lost with its last commits goes back to it, or is let go of.
final class LostCommitsTest {
    private static final FeedCursor HERE = new FeedCursor(Desk.HOME, "before", 3);
    private static final FeedCursor THERE = new FeedCursor(Desk.OTHER, "before", 5);

    private final Desk server = new Desk("s", Desk.HOME);
    private final Kept log = new Kept();
    private final Forgetful partner = new Forgetful();
    private final LostCommits lost = new LostCommits(log, partner);

    @Test
    void whatStandsBehindTheJointsIsGivenBackInParts() throws LineException {
        log.decide(HERE, 2 * Ranges.MAX_BACK + 1);
        settle(List.of(HERE));
        assertThat(partner.back).isEqualTo(log.decided.get(HERE));
        assertThat(partner.times).isEqualTo(3);
        assertThat(log.out).isEmpty();
        assertThat(partner.rangesAsked).as("sound here, so nothing is asked").isZero();
    }

    @Test
    void whatThePartnerDoesNotTakeIsLetGoOf() throws LineException {
        List<Fact> decided = log.decide(HERE, 3);
        partner.declined.add(decided.get(1).id());
        settle(List.of(HERE));
        assertThat(log.out).containsExactly(decided.get(1));
    }

    @Test
    void whatIsDamagedIsNotGivenBackAndLetGoOfAllTheSame() throws LineException {
        List<Fact> sound = log.decide(HERE, 2);
        List<Fact> damaged = log.decide(THERE, 2);
        log.damaged.put(THERE, null);
        settle(List.of(HERE, THERE));
        assertThat(partner.back).isEqualTo(sound);
        assertThat(log.out).isEqualTo(damaged);
    }

    @Test
    void damageBeforeTheJointDoesNotCountWhereThePartnerSaysWhatStandsThere() throws LineException {
        List<Fact> decided = log.decide(THERE, 2);
        partner.upTo = List.of(Digest.of(decided.getFirst()));
        log.damaged.put(THERE, partner.upTo.getFirst());
        settle(List.of(THERE));
        assertThat(partner.back).isEqualTo(decided);

        partner.back.clear();
        partner.upTo = List.of(Digest.NONE);
        settle(List.of(THERE));
        assertThat(partner.back).as("it stands for something else").isEmpty();
        partner.upTo = List.of();
        settle(List.of(THERE));
        assertThat(partner.back).as("the partner can't say").isEmpty();
    }

    @Test
    void onePartnerThatTakesNothingBackDecidesAllOfItAgain() throws LineException {
        List<Fact> decided = log.decide(THERE, 2);
        log.damaged.put(THERE, null);
        partner.trouble = LineException.Trouble.NOT_UNDERSTOOD;
        settle(List.of(THERE));
        assertThat(log.out).isEqualTo(decided);
        log.out.clear();
        log.damaged.clear();
        settle(List.of(THERE));
        assertThat(partner.back).isEmpty();
        assertThat(log.out).isEqualTo(decided);
    }

    @Test
    void aLineThatBreaksLetsGoOfNothing() {
        log.decide(HERE, 2);
        partner.trouble = LineException.Trouble.DOWN;
        assertThatThrownBy(() -> settle(List.of(HERE))).isInstanceOf(LineException.class);
        log.damaged.put(HERE, null);
        assertThatThrownBy(() -> settle(List.of(HERE))).isInstanceOf(LineException.class);
        assertThat(log.out).isEmpty();
    }

    @Test
    void aPageOfAnEpochWaitsUntilThatIsSettled() throws LineException {
        FeedPage page = page("after");
        assertThat(lost.tooEarly(List.of(page), List.of(HERE))).isTrue();
        assertThat(lost.tooEarly(List.of(page), List.of(THERE))).as("another feed").isFalse();
        assertThat(lost.tooEarly(List.of(page), List.of(FeedCursor.start(Desk.HOME))))
                .as("stood in none before")
                .isFalse();
        assertThat(lost.tooEarly(List.of(page("before")), List.of(HERE))).isFalse();
        settle(null);
        assertThat(lost.tooEarly(List.of(page), List.of(HERE))).isFalse();
    }

    @Test
    void aNewEpochIsOneOfAFeedThisMachineStoodIn() {
        List<FeedCursor> heads = List.of(new FeedCursor(Desk.HOME, "after", 9));
        assertThat(LostCommits.isNewEpoch(List.of(HERE), heads)).isTrue();
        assertThat(LostCommits.isNewEpoch(List.of(THERE), heads)).isFalse();
        assertThat(LostCommits.isNewEpoch(List.of(FeedCursor.start(Desk.HOME)), heads)).isFalse();
        assertThat(LostCommits.isNewEpoch(List.of(HERE), List.of(HERE))).isFalse();
    }

    private static FeedPage page(String epoch) {
        return new FeedPage(
                Desk.HOME, epoch, 0, 0, false, List.of(), Digest.NONE, new byte[0], null);
    }

    private void settle(@Nullable List<FeedCursor> joints) throws LineException {
        lost.settle(
                new Hello.Answer(
                        Hello.Standing.WELCOME,
                        0,
                        0,
                        0,
                        List.of(new FeedCursor(Desk.HOME, "after", 3)),
                        new byte[0],
                        "t",
                        null,
                        joints,
                        ClientSession.SCHEMA,
                        null),
                names -> {
                    Map<Was, FactId> standing = new HashMap<>();
                    for (Was name : names) {
                        boolean taken = partner.back.stream().map(Was::of).anyMatch(name::equals);
                        if (taken && !partner.declined.contains(name.of())) {
                            standing.put(name, name.of());
                        }
                    }
                    return standing;
                });
    }

    /// A machine that keeps what the partner decided.
    private final class Kept extends Memory {
        final Map<FeedCursor, List<Fact>> decided = new HashMap<>();

        /// Joints whose feed is not sound from its beginning, with what makes it sound behind them.
        final Map<FeedCursor, @Nullable Digest> damaged = new HashMap<>();

        final List<Fact> out = new ArrayList<>();

        List<Fact> decide(FeedCursor behind, int count) {
            List<Fact> facts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                facts.add(server.fact(Toy.add(1, "x")));
            }
            decided.put(behind, facts);
            return facts;
        }

        @Override
        public List<Fact> decidedBehind(List<FeedCursor> joints) {
            return joints.stream()
                    .flatMap(joint -> decided.getOrDefault(joint, List.of()).stream())
                    .toList();
        }

        @Override
        public boolean isSoundBehind(FeedCursor joint, @Nullable Digest upTo) {
            return !damaged.containsKey(joint) || upTo != null && upTo.equals(damaged.get(joint));
        }

        @Override
        public void takeOut(List<Fact> gone) {
            out.addAll(gone);
        }
    }

    /// A partner that was put back to an earlier time.
    private static final class Forgetful implements Partner {
        final List<Fact> back = new ArrayList<>();
        final Set<FactId> declined = new HashSet<>();
        List<Digest> upTo = List.of();
        LineException.@Nullable Trouble trouble;
        int times;
        int rangesAsked;

        @Override
        public Hello.Answer hello(Hello.Request request) throws LineException {
            throw new LineException(LineException.Trouble.DOWN, "it was greeted before");
        }

        @Override
        public Exchange.Answer exchange(Exchange.Request request) throws LineException {
            throw new LineException(LineException.Trouble.DOWN, "nothing is exchanged yet");
        }

        @Override
        public Ranges.Answer ranges(Ranges.Request request) throws LineException {
            rangesAsked++;
            fail();
            return new Ranges.Answer("after", 9, upTo, null, List.of());
        }

        @Override
        public Ranges.Mended giveBack(Ranges.Back given) throws LineException {
            fail();
            times++;
            back.addAll(given.facts());
            return new Ranges.Mended(given.facts().size());
        }

        private void fail() throws LineException {
            LineException.Trouble why = trouble;
            if (why != null) {
                throw new LineException(why, "so it is");
            }
        }
    }
}
