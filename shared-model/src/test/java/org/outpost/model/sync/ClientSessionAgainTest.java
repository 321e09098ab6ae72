// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.WriterId;

/// A partner that lost commits, and one that is asked what it has already.
final class ClientSessionAgainTest {
    private static final byte[] KEY = {7, 7};

    private final Partnered partner = new Partnered();
    private final Lived memory = new Lived();
    private final ClientSession session =
            new ClientSession(
                    memory,
                    partner,
                    new PullSession(Desk.BATCHES, Desk.CHECK),
                    () -> Desk.NOON,
                    "test");

    @Test
    void aNewEpochIsGivenAgainWhatFormerLivesHadSent() throws LineException {
        memory.live(3);
        memory.write(2);
        memory.cursor = new FeedCursor(Desk.HOME, "before", 0);
        session.turn();
        assertThat(partner.centre.facts.keySet()).containsAll(memory.formerIds());
        int asked = partner.exchanges;
        session.turn();
        assertThat(partner.exchanges).as("given once, not with every turn").isEqualTo(asked + 1);
    }

    @Test
    void aFormerLifeThatIsAnothersNowIsLetBe() throws LineException {
        memory.live(3);
        partner.copy = memory.former.writer;
        memory.cursor = new FeedCursor(Desk.HOME, "before", 0);
        session.turn();
        assertThat(partner.centre.facts.keySet()).doesNotContainAnyElementsOf(memory.formerIds());
    }

    @Test
    void aPartnerThatTakesNothingMoreIsNotAskedForEver() throws LineException {
        memory.live(3);
        partner.deaf = true;
        memory.cursor = new FeedCursor(Desk.HOME, "before", 0);
        session.turn();
        assertThat(partner.exchanges).isEqualTo(2);
    }

    @Test
    void whatThePartnerHasIsFoundUnderWhateverName() throws LineException {
        memory.write(5);
        session.turn();
        List<Was> names = new ArrayList<>(memory.facts.stream().map(Was::of).toList());
        for (int i = 0; i < Compare.MAX_FACTS; i++) {
            memory.write(1);
            names.add(Was.of(memory.facts.getLast()));
        }
        assertThat(session.standing(names))
                .hasSize(5)
                .containsEntry(names.getFirst(), memory.facts.getFirst().id());
        assertThat(partner.compares).as("in parts").isEqualTo(2);
    }

    @Test
    void onePartnerThatCantCompareHasNoneAndALineThatIsDownSaysSo() throws LineException {
        memory.write(1);
        List<Was> names = List.of(Was.of(memory.facts.getFirst()));
        assertThat(session.standing(names)).as("not greeted yet").isEmpty();
        partner.schema = null;
        session.turn();
        assertThat(session.standing(names)).isEmpty();
        assertThat(partner.compares).isZero();

        partner.schema = ClientSession.SCHEMA;
        ClientSession newer =
                new ClientSession(
                        memory,
                        partner,
                        new PullSession(Desk.BATCHES, Desk.CHECK),
                        () -> Desk.NOON,
                        "test");
        newer.turn();
        partner.trouble = LineException.Trouble.NOT_UNDERSTOOD;
        assertThat(newer.standing(names)).isEmpty();
        partner.trouble = LineException.Trouble.DOWN;
        assertThatThrownBy(() -> newer.standing(names)).isInstanceOf(LineException.class);
    }

    /// A machine that had another name before, whose batches it kept.
    private static final class Lived extends Memory {
        final Desk former = new Desk("b", Desk.HOME);
        final List<FrozenBatch> batches = new ArrayList<>();

        void live(int count) {
            for (int i = 0; i < count; i++) {
                batches.add(former.batch(List.of(former.fact(Toy.add(1, "y")))));
            }
        }

        List<FactId> formerIds() {
            return batches.stream().flatMap(b -> b.facts().stream()).map(Fact::id).toList();
        }

        @Override
        public List<WriterId> formerWriters() {
            return List.of(former.writer);
        }

        @Override
        public List<FrozenBatch> formerAfter(WriterId writer, long seq, int maxBytes) {
            return batches.stream()
                    .filter(batch -> batch.header().lastSeq() > seq)
                    .limit(1)
                    .toList();
        }
    }

    private final class Partnered implements Partner {
        final Centre centre = new Centre();
        @Nullable Integer schema = ClientSession.SCHEMA;
        LineException.@Nullable Trouble trouble;
        @Nullable WriterId copy;
        boolean deaf;
        int exchanges;
        int compares;

        private Desk desk(WriterId writer) {
            return writer.equals(memory.former.writer) ? memory.former : memory.desk;
        }

        private WriterRow row(WriterId writer) {
            return centre.writers.getOrDefault(writer, desk(writer).row());
        }

        @Override
        public Hello.Answer hello(Hello.Request request) {
            WriterRow row = row(request.writer());
            return new Hello.Answer(
                    request.writer().equals(copy) ? Hello.Standing.COPY : Hello.Standing.WELCOME,
                    0,
                    row.highSeq(),
                    row.batch(),
                    List.of(centre.head(Desk.HOME)),
                    KEY,
                    "t",
                    null,
                    null,
                    schema,
                    row.chain());
        }

        @Override
        public Exchange.Answer exchange(Exchange.Request request) {
            exchanges++;
            List<Exchange.BatchAnswer> answers = new ArrayList<>();
            if (!deaf) {
                for (FrozenBatch batch : request.batches()) {
                    answers.add(centre.push(desk(request.writer()), batch));
                }
            }
            return new Exchange.Answer(
                    false, 0, row(request.writer()).highSeq(), answers, List.of(), "t", null);
        }

        @Override
        public Compare.Answer compare(Compare.Request request) throws LineException {
            compares++;
            LineException.Trouble why = trouble;
            if (why != null) {
                throw new LineException(why, "so it is");
            }
            return new Compare.Answer(
                    centre.standing(request.facts(), null).entrySet().stream()
                            .map(found -> new Compare.Standing(found.getKey(), found.getValue()))
                            .toList());
        }
    }
}
