// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.inventory;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.ReadFact;

/// One batch of one item in one store: what came in, what went out. What is on hand is never
/// stored, it is what these add up to; below zero it says that the books and the shelf differ.
///
/// @param expiry as last read when it came in; null where nothing came in yet
/// @param received from outside
/// @param transferredIn from other stores, and `transferredOut` to them
/// @param dispensed to patients
public record StockPosition(
        @Nullable LocalDate expiry,
        long received,
        long transferredIn,
        long transferredOut,
        long dispensed) {
    /// The kind of its aggregate.
    public static final String KIND = "stock";

    /// Nothing moved yet.
    public static final StockPosition EMPTY = new StockPosition(null, 0, 0, 0, 0);

    /// The aggregate of a batch of an item in a store.
    public static AggregateId id(StoreId store, ItemId item, BatchNumber batch) {
        return AggregateId.of(KIND, store.value() + "/" + item.value() + "/" + batch.value());
    }

    /// The store an aggregate of this kind names.
    public static StoreId storeOf(AggregateId id) {
        return new StoreId(part(id, 0));
    }

    /// The item an aggregate of this kind names.
    public static ItemId itemOf(AggregateId id) {
        return new ItemId(part(id, 1));
    }

    /// The batch an aggregate of this kind names.
    public static BatchNumber batchOf(AggregateId id) {
        return new BatchNumber(part(id, 2));
    }

    /// What must be on the shelf if all was written down.
    public long onHand() {
        return received + transferredIn - transferredOut - dispensed;
    }

    private static String part(AggregateId id, int index) {
        List<String> parts = List.of(id.key().split("/", 3));
        return parts.size() == 3 ? parts.get(index) : "";
    }

    /// Sums: the same in whatever order, never an error.
    static final class Folded implements Fold<StockPosition> {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Class<StockPosition> stateType() {
            return StockPosition.class;
        }

        @Override
        public StockPosition empty(AggregateId id) {
            return EMPTY;
        }

        @Override
        public StockPosition apply(StockPosition state, AggregateId id, ReadFact fact) {
            return switch (fact.body()) {
                case ReceiveStock receive -> received(state, receive);
                case ReceiveExpiredStock receive -> received(state, receive.asReceipt());
                case DispenseBatch dispense ->
                        new StockPosition(
                                state.expiry,
                                state.received,
                                state.transferredIn,
                                state.transferredOut,
                                state.dispensed + dispense.quantity());
                case DispatchTransfer(var from, _, _, var lines, _) ->
                        new StockPosition(
                                state.expiry,
                                state.received,
                                state.transferredIn,
                                state.transferredOut + sum(from, lines, id),
                                state.dispensed);
                case ReceiveTransfer(_, _, var to, var lines, _) ->
                        new StockPosition(
                                expiry(to, lines, id, state.expiry),
                                state.received,
                                state.transferredIn + sum(to, lines, id),
                                state.transferredOut,
                                state.dispensed);
                default -> state;
            };
        }

        private static StockPosition received(StockPosition state, ReceiveStock receive) {
            return new StockPosition(
                    receive.expiry(),
                    state.received + receive.quantity(),
                    state.transferredIn,
                    state.transferredOut,
                    state.dispensed);
        }

        private static long sum(StoreId store, List<StockLine> lines, AggregateId id) {
            return lines.stream()
                    .filter(line -> id(store, line.item(), line.batch()).equals(id))
                    .mapToLong(StockLine::quantity)
                    .sum();
        }

        private static @Nullable LocalDate expiry(
                StoreId store, List<StockLine> lines, AggregateId id, @Nullable LocalDate before) {
            LocalDate expiry = before;
            for (StockLine line : lines) {
                if (id(store, line.item(), line.batch()).equals(id)) {
                    expiry = line.expiry();
                }
            }
            return expiry;
        }
    }
}
