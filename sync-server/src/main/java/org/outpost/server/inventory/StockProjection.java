// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.outpost.model.inventory.StockPosition;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.sync.Snapshot;
import org.outpost.server.sync.RowProjection;

/// Keeps {@link StockRow} as the facts add up.
@ApplicationScoped
public class StockProjection implements RowProjection {
    @Override
    public String kind() {
        return StockPosition.KIND;
    }

    @Override
    public Class<?> rowType() {
        return StockRow.class;
    }

    @Override
    public @Nullable Object row(Snapshot aggregate) {
        StockPosition state = aggregate.as(StockPosition.class);
        StockRow row = new StockRow();
        row.id = aggregate.id().value();
        if (state.equals(StockPosition.EMPTY)) {
            return null;
        }
        StoreId store = StockPosition.storeOf(aggregate.id());
        row.hospital = store.hospital().value();
        row.store = store.code();
        row.item = StockPosition.itemOf(aggregate.id()).value();
        row.batch = StockPosition.batchOf(aggregate.id()).value();
        row.expiry = state.expiry() == null ? null : state.expiry().toString();
        row.onHand = state.onHand();
        row.received = state.received();
        row.transferredIn = state.transferredIn();
        row.transferredOut = state.transferredOut();
        row.dispensed = state.dispensed();
        return row;
    }
}
