// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.scenarios.Desk;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.scenarios.Seeds;
import org.outpost.model.scenarios.Seeds.Choices;
import org.outpost.model.scenarios.Town;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.Snapshot;

/// Batches come in, are given out, sent and received in any number, more than there are and more
/// often than they should; then the server hears of it in any order at all.
class StockConservedTest {
    @Test
    void whateverTheOrderWhatWasReceivedIsOnShelvesInTransitGivenOrADifference() {
        Seeds.forAll(
                200,
                choices -> {
                    Run run = new Run(choices);
                    int steps = choices.between(1, 25);
                    for (int step = 1; step <= steps; step++) {
                        run.writeOne(step);
                    }
                    Town shuffled = new Town();
                    choices.shuffled(run.written).forEach(shuffled::take);
                    assertThat(everywhere(shuffled)).isEqualTo(run.received - run.given);
                    Town inOrder = new Town();
                    run.written.forEach(inOrder::take);
                    for (Snapshot snapshot : shuffled.centre.all()) {
                        assertThat(snapshot.state())
                                .isEqualTo(inOrder.centre.state(snapshot.id(), Object.class))
                                .isEqualTo(shuffled.centre.again(snapshot.id()));
                    }
                });
    }

    /// All shelves, what is on the road, and what was lost or found on it.
    private static long everywhere(Town town) {
        long sum = 0;
        for (Snapshot snapshot : town.centre.all()) {
            sum +=
                    switch (snapshot.state()) {
                        case StockPosition position -> position.onHand();
                        case TransferState transfer ->
                                transfer.inTransit(Samples.PCM, Samples.BATCH)
                                        + transfer.difference(Samples.PCM, Samples.BATCH);
                        default -> 0;
                    };
        }
        return sum;
    }

    private static final class Run {
        private final Choices choices;
        private final Town pens = new Town();
        private final List<Fact> written = new ArrayList<>();
        private final List<AggregateId> transfers = new ArrayList<>();
        private long received;
        private long given;

        Run(Choices choices) {
            this.choices = choices;
        }

        void writeOne(int step) {
            FactBody body = anything(choices.between(1, 40));
            if (body == null) {
                return;
            }
            Desk desk =
                    body instanceof ReceiveTransfer
                            ? pens.chc
                            : choices.of(List.of(pens.counter, pens.window));
            Fact fact = desk.write(body, Samples.MORNING + step);
            written.add(fact);
            if (body instanceof DispatchTransfer) {
                transfers.add(TransferState.id(fact.id()));
            }
        }

        private @Nullable FactBody anything(long quantity) {
            StockLine line = new StockLine(Samples.PCM, Samples.BATCH, Samples.EXPIRY, quantity);
            return switch (choices.between(0, 3)) {
                case 0 -> {
                    received += quantity;
                    yield new ReceiveStock(
                            Samples.MAIN,
                            Samples.PCM,
                            Samples.BATCH,
                            Samples.EXPIRY,
                            quantity,
                            "CH",
                            null);
                }
                case 1 -> {
                    given += quantity;
                    yield new DispenseBatch(
                            Samples.MAIN,
                            Samples.PCM,
                            Samples.BATCH,
                            Samples.EXPIRY,
                            quantity,
                            null,
                            null);
                }
                case 2 ->
                        new DispatchTransfer(
                                Samples.MAIN, Samples.CHC, Samples.FAR, List.of(line), "CH");
                default ->
                        transfers.isEmpty()
                                ? null
                                : new ReceiveTransfer(
                                        choices.of(transfers),
                                        Samples.DH,
                                        Samples.FAR,
                                        List.of(line),
                                        "counted");
            };
        }
    }
}
