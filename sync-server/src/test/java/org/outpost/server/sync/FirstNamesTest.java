// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.model.inventory.BatchNumber;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.ReceiveStock;
import org.outpost.model.inventory.StockPosition;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.sync.Compare;
import org.outpost.model.sync.Exchange.BatchStanding;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Was;

/// Two copies of one database at the real database: a fact both hold counts once.
class FirstNamesTest {
    private static final StoreId STORE = new StoreId("RMP-DH41:MAIN");
    private static final ItemId ITEM = new ItemId("PCM500");
    private static final BatchNumber LOT = new BatchNumber("B-1");
    private static ServerOnDatabase server;

    @BeforeAll
    static void start() {
        server = new ServerOnDatabase();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Fact strips(Counter counter, long count) {
        return counter.fact(
                new ReceiveStock(STORE, ITEM, LOT, LocalDate.of(2027, 5, 31), count, "C-1", null));
    }

    private static long onHand() {
        return server.parts
                .inbox()
                .read(states -> states.of(StockPosition.id(STORE, ITEM, LOT), StockPosition.class))
                .onHand();
    }

    private static BatchStanding push(FrozenBatch batch) {
        return server.parts.inbox().take(batch).answer().standing();
    }

    @Test
    void whicheverNameComesFirstTheOtherIsAForkAndCompareTellsWhy() {
        long before = onHand();
        Counter one = Counter.at(server, "H/RMP-DH41");
        Counter two = Counter.at(server, "H/RMP-DH41");
        Fact sent = strips(one, 3);
        Fact kept = strips(one, 4);
        Fact again = two.again(sent);
        assertThat(push(one.freeze(List.of(sent)))).isEqualTo(BatchStanding.TAKEN);
        assertThat(push(two.freeze(List.of(again)))).isEqualTo(BatchStanding.FORK);

        Counter three = Counter.at(server, "H/RMP-DH41");
        Fact keptAgain = three.again(kept);
        assertThat(push(three.freeze(List.of(keptAgain)))).isEqualTo(BatchStanding.TAKEN);
        assertThat(push(one.freeze(List.of(kept)))).isEqualTo(BatchStanding.FORK);
        assertThat(onHand() - before).isEqualTo(7);

        Was neverSent = Was.of(strips(one, 5));
        Compare.Answer answer =
                server.partner.compare(
                        new Compare.Request(
                                two.device,
                                two.writer,
                                List.of(Was.of(sent), Was.of(keptAgain), neverSent)));
        assertThat(answer.found())
                .containsExactlyInAnyOrder(
                        new Compare.Standing(Was.of(sent), sent.id()),
                        new Compare.Standing(Was.of(kept), keptAgain.id()));
    }

    @Test
    void ofTwoCopiesThatSendAtOnceOneIsAhead() {
        for (int round = 0; round < 12; round++) {
            long before = onHand();
            Counter one = Counter.at(server, "H/RMP-DH41");
            Counter two = Counter.at(server, "H/RMP-DH41");
            Counter three = Counter.at(server, "H/RMP-DH41");
            Fact fact = strips(one, 1);
            List<FrozenBatch> batches = new ArrayList<>();
            batches.add(one.freeze(List.of(fact)));
            batches.add(two.freeze(List.of(two.again(fact))));
            batches.add(three.freeze(List.of(three.again(fact))));
            Stream<BatchStanding> answers = batches.parallelStream().map(FirstNamesTest::push);
            assertThat(answers.toList())
                    .containsOnlyOnce(BatchStanding.TAKEN)
                    .containsOnly(BatchStanding.TAKEN, BatchStanding.FORK);
            assertThat(onHand() - before).isEqualTo(1);
        }
    }
}
