// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.outpost.model.sync.ClientSession.Outcome;

/// Two files have one writer, and one of them sends between two words of the other: what the
/// partner then says it has of that writer may be either's, and is believed no further than it is
/// proven.
final class TwoFilesOneWriterTest {
    private static final byte[] KEY = {7};

    private final Shared partner = new Shared();
    private final OneByOne memory = new OneByOne();

    private ClientSession session() {
        return new ClientSession(
                memory,
                partner,
                new PullSession(Desk.BATCHES, Desk.CHECK),
                () -> Desk.NOON,
                "test");
    }

    @Test
    void aCursorStopsBeforeTheReceiptOfAFactThatIsAnothers() throws LineException {
        ClientSession session = session();
        memory.write(2);
        session.turn();
        assertThat(session.turn().outcome()).isEqualTo(Outcome.DONE);
        Memory other = memory.older();
        other.write(1);
        memory.write(1);
        partner.takes(other);
        assertThat(session.turn().outcome()).isEqualTo(Outcome.FORK);
        Fact its = other.facts.getLast();
        assertThat(partner.centre.facts).containsValue(its);
        assertThat(memory.facts.getLast().id()).isEqualTo(its.id());
        assertThat(memory.receipts).doesNotContain(its.id());
        assertThat(memory.cursor.n()).isEqualTo(2);
    }

    @Test
    void aNumberThatTheOtherFileReachedMeanwhileIsNotTakenForOnesOwn() throws LineException {
        memory.write(1);
        memory.freezeNext(1);
        Memory other = memory.older();
        other.write(1);
        memory.write(1);
        memory.freezeNext(1);
        ClientSession session = session();
        partner.meanwhile = () -> partner.takes(other);
        assertThat(session.turn().outcome()).isEqualTo(Outcome.MORE);
        assertThat(memory.told).as("only the first of two batches went up").isEqualTo(1);
        assertThat(session.turn().outcome()).isEqualTo(Outcome.FORK);
        assertThat(memory.told).isEqualTo(1);
    }

    @Test
    void anOwnRequestThatArrivesMeanwhileIsNoFork() throws LineException {
        memory.write(1);
        memory.freezeNext(1);
        memory.write(1);
        memory.freezeNext(1);
        ClientSession session = session();
        partner.meanwhile = () -> partner.takes(memory);
        assertThat(session.turn().outcome()).isEqualTo(Outcome.MORE);
        assertThat(session.turn().outcome()).isEqualTo(Outcome.DONE);
        assertThat(memory.told).isEqualTo(2);
        assertThat(partner.centre.jar("x").beads()).isEqualTo(2);
        assertThat(memory.receipts).hasSize(2).doesNotHaveDuplicates();
    }

    /// A log that gives one batch at a time, and notes how far it was told that it was heard.
    private static final class OneByOne extends Memory {
        long told;

        @Override
        public List<FrozenBatch> frozenAfter(long seq, int maxBytes) {
            return super.frozenAfter(seq, maxBytes).stream().limit(1).toList();
        }

        @Override
        public void greeted(Hello.Answer answer) {
            super.greeted(answer);
            told = Math.max(told, answer.highSeq());
        }

        @Override
        public void answered(Exchange.Answer answer, List<FeedPage> pages) {
            super.answered(answer, pages);
            told = Math.max(told, answer.highSeq());
        }
    }

    /// A partner that hears of another file before it answers.
    private final class Shared implements Partner {
        final Centre centre = new Centre();
        final FeedSession feeds = new FeedSession(Desk.BATCHES, message -> Desk.sign(KEY, message));
        Runnable meanwhile = () -> {};

        void takes(Memory file) {
            while (file.freezeNext(1) != null) {
                // All it wrote goes up.
            }
            file.frozen.forEach(batch -> centre.push(memory.desk, batch));
        }

        private WriterRow row() {
            return centre.writers.getOrDefault(memory.writer(), memory.desk.row());
        }

        @Override
        public Hello.Answer hello(Hello.Request request) {
            WriterRow row = row();
            return new Hello.Answer(
                    Hello.Standing.WELCOME,
                    0,
                    row.highSeq(),
                    row.batch(),
                    List.of(centre.head(Desk.HOME)),
                    KEY,
                    "t",
                    null,
                    null,
                    ClientSession.SCHEMA,
                    row.chain());
        }

        @Override
        public Exchange.Answer exchange(Exchange.Request request) {
            List<Exchange.BatchAnswer> answers = new ArrayList<>();
            request.batches().forEach(batch -> answers.add(centre.push(memory.desk, batch)));
            meanwhile.run();
            meanwhile = () -> {};
            List<FeedPage> pages =
                    feeds.news(request.cursors(), request.writer(), request.maxBytes(), centre);
            return new Exchange.Answer(false, 0, row().highSeq(), answers, pages, "t", null);
        }
    }
}
