// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.outpost.model.sync.ClientSession.Outcome;
import org.outpost.model.sync.ClientSession.Turn;

class ClientSessionTest {
    private static final byte[] KEY = {7};
    private final Centre centre = new Centre();
    private final Line line = new Line();

    /// A server with tokens, and a line that can be cut before or after the server did its work.
    private final class Line implements Partner {
        TokenRow tokens = TokenRow.NONE;
        int issued;
        int schema = ClientSession.SCHEMA;
        boolean cutBefore;
        boolean cutAfter;
        boolean lying;

        /// How many batches of a request arrive before the line is cut; all where it is negative.
        int arriving = -1;

        int most;
        long clock = Desk.NOON;
        final FeedSession feeds = new FeedSession(Desk.BATCHES, message -> Desk.sign(KEY, message));
        Desk desk = new Desk("a", Desk.HOME);

        private @Nullable String token(@Nullable String shown) {
            issued++;
            TokenRow after = tokens.shown(shown, "t" + issued);
            tokens = after == null ? tokens : after;
            return after == null ? null : tokens.current();
        }

        private <T> T carried(java.util.function.Supplier<T> work) throws LineException {
            clock += 100;
            if (cutBefore) {
                throw new LineException(LineException.Trouble.DOWN, "cut on the way up");
            }
            T answer = work.get();
            if (cutAfter || arriving >= 0 && answer instanceof Exchange.Answer) {
                throw new LineException(LineException.Trouble.DOWN, "cut on the way down");
            }
            return answer;
        }

        private WriterRow row() {
            return centre.writers.getOrDefault(desk.writer, desk.row());
        }

        @Override
        public Hello.Answer hello(Hello.Request request) throws LineException {
            return carried(() -> {
                String token = token(request.token());
                return new Hello.Answer(
                        token == null ? Hello.Standing.COPY : Hello.Standing.WELCOME,
                        0,
                        row().highSeq(),
                        row().batch(),
                        List.of(centre.head(Desk.HOME)),
                        KEY,
                        token == null ? "" : token,
                        null,
                        null,
                        schema,
                        row().chain());
            });
        }

        @Override
        public Exchange.Answer exchange(Exchange.Request request) throws LineException {
            most = Math.max(most, request.batches().size());
            return carried(() -> {
                String token = token(request.token());
                if (token == null) {
                    return new Exchange.Answer(true, 0, 0, List.of(), List.of(), "", null);
                }
                List<Exchange.BatchAnswer> answers = new ArrayList<>();
                int come = arriving < 0 ? request.batches().size() : arriving;
                for (FrozenBatch batch : request.batches().stream().limit(come).toList()) {
                    answers.add(
                            lying
                                    ? new Exchange.BatchAnswer(
                                            batch.header().number(),
                                            Exchange.BatchStanding.BROKEN,
                                            "it is not what it says")
                                    : centre.push(desk, batch));
                }
                List<FeedPage> pages =
                        feeds.news(request.cursors(), desk.writer, request.maxBytes(), centre);
                return new Exchange.Answer(false, 0, row().highSeq(), answers, pages, token, null);
            });
        }
    }

    private ClientSession session(Memory memory) {
        return new ClientSession(
                memory, line, new PullSession(Desk.BATCHES, Desk.CHECK), () -> line.clock, "test");
    }

    private static Turn finish(ClientSession session) throws LineException {
        Turn turn = session.turn();
        for (int i = 0; i < 200 && turn.outcome() == Outcome.MORE; i++) {
            turn = session.turn();
        }
        return turn;
    }

    @Test
    void allGoesUpAndReceiptsComeBack() throws LineException {
        Memory memory = new Memory();
        memory.write(100);
        Turn turn = finish(session(memory));
        assertThat(turn.outcome()).isEqualTo(Outcome.DONE);
        assertThat(turn.unsent()).isZero();
        assertThat(centre.jar("x").beads()).isEqualTo(100);
        assertThat(memory.receipts).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void whereverTheLineIsCutNothingIsLostTwiceOrTakenForACopy() throws LineException {
        for (int cut = 0; cut < 60; cut++) {
            Memory memory = new Memory();
            ClientSession session = session(memory);
            centre.facts.clear();
            centre.rows.clear();
            centre.feeds.clear();
            centre.writers.clear();
            centre.hashes.clear();
            line.tokens = TokenRow.NONE;
            for (int step = 0; step < 8; step++) {
                memory.write(1 + step % 3 * 20);
                line.cutBefore = (cut >> step % 4 & 1) == 1 && cut < 16;
                line.cutAfter = (cut >> step % 6 & 1) == 1 && cut >= 16;
                try {
                    assertThat(session.turn().outcome()).isIn(Outcome.DONE, Outcome.MORE);
                } catch (LineException e) {
                    assertThat(line.cutBefore || line.cutAfter).isTrue();
                }
            }
            line.cutBefore = false;
            line.cutAfter = false;
            assertThat(finish(session).outcome()).isEqualTo(Outcome.DONE);
            assertThat(centre.jar("x").beads()).isEqualTo(memory.facts.size());
            assertThat(memory.receipts).hasSize(memory.facts.size());
        }
    }

    /// Whatever had arrived is there, is not sent again, and says that batches are small enough.
    @Test
    void aCutInARequestOfManyBatchesCostsWhatHadNotArrived() throws LineException {
        Memory memory = new Memory();
        memory.write(4_000);
        ClientSession session = session(memory);
        session.turn();
        line.arriving = 3;
        assertThatThrownBy(session::turn).isInstanceOf(LineException.class);
        assertThat(line.most).isGreaterThan(3);
        long there = line.row().highSeq();
        int size = memory.frozen.getLast().facts().size();
        line.arriving = -1;
        int frozen = memory.frozen.size();
        session.turn();
        assertThat(memory.frozen.get(frozen).facts()).hasSizeGreaterThanOrEqualTo(size);
        assertThat(line.row().highSeq()).isGreaterThan(there);
        assertThat(finish(session).outcome()).isEqualTo(Outcome.DONE);
        assertThat(centre.jar("x").beads()).isEqualTo(4_000);
        assertThat(memory.receipts).hasSize(4_000).doesNotHaveDuplicates();
    }

    /// That a line carried until it broke is known after a turn, and after a greeting that tells of
    /// more than was heard of; a line that only answers greetings carried nothing.
    @Test
    void whetherAnythingWentOrCameIsTold() throws LineException {
        Memory memory = new Memory();
        memory.write(4_000);
        ClientSession session = session(memory);
        assertThat(session.hasCarried()).isFalse();
        session.turn();
        assertThat(session.hasCarried()).isTrue();
        assertThat(session.hasCarried()).as("since it was asked").isFalse();
        line.arriving = 0;
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(session::turn).isInstanceOf(LineException.class);
            assertThat(session.hasCarried()).as("greeted, and nothing arrived").isFalse();
        }
        line.arriving = 1;
        assertThatThrownBy(session::turn).isInstanceOf(LineException.class);
        assertThatThrownBy(session::turn).isInstanceOf(LineException.class);
        assertThat(session.hasCarried()).as("one had arrived").isTrue();
        line.arriving = -1;
        finish(session);
        session.hasCarried();
        session.turn();
        assertThat(session.hasCarried()).as("idle").isFalse();
    }

    @Test
    void aPartnerOfAnEarlierReleaseIsSentNoMoreThanTwo() throws LineException {
        Memory memory = new Memory();
        memory.write(4_000);
        line.schema = 2;
        assertThat(finish(session(memory)).outcome()).isEqualTo(Outcome.DONE);
        assertThat(line.most).isEqualTo(PushSession.AT_ONCE);
    }

    @Test
    void aRequestThatComesTwiceDoesNotMakeACopy() throws LineException {
        Memory memory = new Memory();
        ClientSession session = session(memory);
        finish(session);
        String spent = line.tokens.previous();
        line.token(spent);
        assertThat(session.turn().outcome()).isEqualTo(Outcome.DONE);
        assertThat(session.turn().outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void anOldCopyAtWorkIsToldSo() throws LineException {
        Memory memory = new Memory();
        memory.write(1);
        finish(session(memory));
        Memory copy = memory.older();
        ClientSession session = session(memory);
        finish(session);
        finish(session);
        assertThat(session(copy).turn().outcome()).isEqualTo(Outcome.COPY);
        assertThat(session(memory).turn().outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void aDatabaseThatWentBackIsAForkAlthoughItsTokenStillCounts() throws LineException {
        Memory memory = new Memory();
        ClientSession session = session(memory);
        finish(session);
        Memory backup = memory.older();
        memory.write(3);
        session.turn();
        backup.write(2);
        assertThat(session(backup).turn().outcome()).isEqualTo(Outcome.FORK);
        assertThat(centre.jar("x").beads()).isEqualTo(3);
        // As many as the other sent, first as they are, then in a batch of the same length.
        backup.write(1);
        assertThat(session(backup).turn().outcome()).isEqualTo(Outcome.FORK);
        backup.freezeNext(PushSession.MAX_BATCH_BYTES);
        assertThat(session(backup).turn().outcome()).isEqualTo(Outcome.FORK);
        backup.token = line.tokens.current();
        backup.write(4);
        assertThat(session(backup).turn().outcome()).isEqualTo(Outcome.FORK);
    }

    @Test
    void aServerThatWentBackGetsAllThatItLost() throws LineException {
        Memory memory = new Memory();
        memory.write(3);
        ClientSession session = session(memory);
        finish(session);
        WriterRow row = centre.writers.get(memory.writer());
        memory.write(3);
        finish(session);
        assertThat(centre.jar("x").beads()).isEqualTo(6);
        centre.writers.put(row.writer(), row);
        memory.facts.subList(3, 6).forEach(fact -> centre.facts.remove(fact.id()));
        memory.write(1);
        assertThat(finish(session).outcome()).isEqualTo(Outcome.DONE);
        assertThat(centre.facts.keySet()).containsAll(memory.facts.stream().map(Fact::id).toList());
    }

    @Test
    void aBrokenBatchIsSaidInWordsAndTriedAgainLater() throws LineException {
        Memory memory = new Memory();
        memory.write(1);
        ClientSession session = session(memory);
        line.lying = true;
        Turn turn = session.turn();
        assertThat(turn.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(turn.reason()).isEqualTo("it is not what it says");
        line.lying = false;
        assertThat(finish(session).outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void batchesGrowOnAGoodLineAndHalveAtEachCut() throws LineException {
        Memory memory = new Memory();
        LinePace pace = new LinePace();
        int first = pace.batchBytes();
        pace.sent(3L * first, 1_500);
        assertThat(pace.batchBytes()).isEqualTo(first + first / 4);
        pace.sent(4L * (first + first / 4), 1_500);
        assertThat(pace.batchBytes()).isEqualTo(2 * (first + first / 4));
        for (int i = 0; i < 20; i++) {
            pace.sent(1_000_000, -5);
        }
        assertThat(pace.batchBytes()).isEqualTo(PushSession.MAX_BATCH_BYTES);
        pace.cut(false);
        assertThat(pace.batchBytes()).isEqualTo(PushSession.MAX_BATCH_BYTES / 2);
        pace.sent(1_000_000, 10);
        assertThat(pace.batchBytes()).isEqualTo(PushSession.MAX_BATCH_BYTES / 8 * 5);
        pace.sent(10, 60_000);
        assertThat(pace.batchBytes()).isEqualTo(2048);
        memory.write(4_000);
        ClientSession session = session(memory);
        session.turn();
        line.cutBefore = true;
        for (int i = 0; i < 6; i++) {
            assertThatThrownBy(session::turn).isInstanceOf(LineException.class);
        }
        line.cutBefore = false;
        int before = memory.frozen.size();
        finish(session);
        assertThat(memory.frozen.subList(before, memory.frozen.size()).getFirst().facts().size())
                .isLessThan(memory.frozen.getFirst().facts().size());
    }

    /// The line goes down in the night; in the morning a batch is as large as the day before.
    @Test
    void aLineThatGoesDownWhileNothingIsUnderWayMakesNoBatchSmaller() throws LineException {
        Memory memory = new Memory();
        ClientSession session = session(memory);
        finish(session);
        line.cutBefore = true;
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(session::turn).isInstanceOf(LineException.class);
        }
        line.cutBefore = false;
        memory.write(4_000);
        finish(session);
        Memory other = new Memory();
        other.write(4_000);
        assertThat(memory.frozen.getFirst().facts())
                .hasSameSizeAs(
                        Objects.requireNonNull(other.freezeNext(LinePace.FIRST_BATCH_BYTES))
                                .facts());
    }

    @Test
    void whatWasFrozenLargeGoesOneAtATimeOnAPoorLine() {
        Memory memory = new Memory();
        memory.write(600);
        memory.freezeNext(40_000);
        memory.freezeNext(40_000);
        assertThat(new PushSession(memory, 0, new LinePace()).next(() -> 0).all()).hasSize(1);
        LinePace good = new LinePace(PushSession.MAX_BATCH_BYTES);
        assertThat(new PushSession(memory, 0, good).next(() -> 0).all()).hasSize(2);
    }
}
