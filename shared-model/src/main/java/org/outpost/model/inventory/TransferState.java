// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.inventory;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.ReadFact;

/// A transfer between two stores: sent, and once received, closed.
///
/// @param fromStore null while only the receipt is known
/// @param toStore where it is meant to go
/// @param sent as dispatched
/// @param received by `item/batch`, what was counted in all receipts
/// @param receipts how often it was received: more than once is disputed
/// @param dispatched when it left, milliseconds since 1970; 0 while unknown
public record TransferState(
        @Nullable StoreId fromStore,
        @Nullable StoreId toStore,
        String challan,
        List<StockLine> sent,
        Map<String, Long> received,
        int receipts,
        long dispatched) {
    /// The kind of its aggregate.
    public static final String KIND = "transfer";

    private static final TransferState UNKNOWN =
            new TransferState(null, null, "", List.of(), Map.of(), 0, 0);

    public TransferState {
        received = Collections.unmodifiableSortedMap(new TreeMap<>(received));
    }

    /// The transfer this dispatch makes.
    public static AggregateId id(FactId dispatch) {
        return AggregateId.of(KIND, dispatch.value());
    }

    /// Under what a batch stands in `received`.
    public static String key(ItemId item, BatchNumber batch) {
        return item.value() + "/" + batch.value();
    }

    /// Whether its dispatch is known.
    public boolean known() {
        return fromStore != null;
    }

    /// Whether it left and did not arrive yet.
    public boolean underWay() {
        return known() && receipts == 0;
    }

    /// How much of a batch was sent.
    public long sentOf(ItemId item, BatchNumber batch) {
        return sent.stream()
                .filter(line -> line.item().equals(item) && line.batch().equals(batch))
                .mapToLong(StockLine::quantity)
                .sum();
    }

    /// How much of a batch is on no shelf now, because it is on the road.
    public long inTransit(ItemId item, BatchNumber batch) {
        return underWay() ? sentOf(item, batch) : 0;
    }

    /// What was sent and not received once it is closed; below zero where more came than was sent.
    public long difference(ItemId item, BatchNumber batch) {
        return receipts == 0
                ? 0
                : sentOf(item, batch) - received.getOrDefault(key(item, batch), 0L);
    }

    /// One dispatch makes it, receipts close it, in whatever order they come.
    static final class Folded implements Fold<TransferState> {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Class<TransferState> stateType() {
            return TransferState.class;
        }

        @Override
        public TransferState empty(AggregateId id) {
            return UNKNOWN;
        }

        @Override
        public TransferState apply(TransferState state, AggregateId id, ReadFact fact) {
            return switch (fact.body()) {
                case DispatchTransfer(var from, _, var to, var lines, var challan) ->
                        new TransferState(
                                from,
                                to,
                                challan,
                                lines,
                                state.received,
                                state.receipts,
                                fact.fact().envelope().happened());
                case ReceiveTransfer receive -> {
                    Map<String, Long> received = new TreeMap<>(state.received);
                    for (StockLine line : receive.lines()) {
                        received.merge(key(line.item(), line.batch()), line.quantity(), Long::sum);
                    }
                    yield new TransferState(
                            state.fromStore,
                            state.toStore,
                            state.challan,
                            state.sent,
                            received,
                            state.receipts + 1,
                            state.dispatched);
                }
                default -> state;
            };
        }
    }
}
