// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.scenarios.Desk;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.scenarios.Seeds;
import org.outpost.model.scenarios.Town;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.Snapshot;

class StockConservedTest {
    @Test
    void whateverTheOrderWhatWasReceivedIsOnShelvesInTransitGivenOrADifference() {
        Seeds.forAll(
                150,
                choices -> {
                    Town town = new Town();
                    List<Fact> written = new ArrayList<>();
                    List<AggregateId> transfers = new ArrayList<>();
                    long received = 0;
                    long given = 0;
                    for (int step = 0; step < choices.between(1, 25); step++) {
                        long quantity = choices.between(1, 40);
                        FactBody body =
                                switch (choices.between(0, 3)) {
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
                                                    Samples.MAIN,
                                                    Samples.CHC,
                                                    Samples.FAR,
                                                    List.of(line(quantity)),
                                                    "CH");
                                    default ->
                                            transfers.isEmpty()
                                                    ? null
                                                    : new ReceiveTransfer(
                                                            choices.of(transfers),
                                                            Samples.DH,
                                                            Samples.FAR,
                                                            List.of(line(quantity)),
                                                            "counted");
                                };
                        if (body != null) {
                            Desk desk =
                                    body instanceof ReceiveTransfer
                                            ? town.chc
                                            : choices.of(List.of(town.counter, town.window));
                            Fact fact = desk.write(body, Samples.MORNING + step);
                            written.add(fact);
                            if (body instanceof DispatchTransfer) {
                                transfers.add(TransferState.id(fact.id()));
                            }
                        }
                    }
                    List<Fact> order = choices.shuffled(written);
                    order.forEach(town::take);
                    assertThat(everywhere(town)).isEqualTo(received - given);
                    Town other = new Town();
                    written.forEach(other::take);
                    for (Snapshot snapshot : town.centre.all()) {
                        assertThat(other.centre.state(snapshot.id(), Object.class))
                                .isEqualTo(snapshot.state())
                                .isEqualTo(town.centre.again(snapshot.id()));
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

    private static StockLine line(long quantity) {
        return new StockLine(Samples.PCM, Samples.BATCH, Samples.EXPIRY, quantity);
    }
}
