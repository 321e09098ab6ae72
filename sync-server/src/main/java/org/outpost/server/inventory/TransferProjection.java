// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.outpost.model.inventory.StockLine;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.inventory.TransferState;
import org.outpost.model.sync.Snapshot;
import org.outpost.server.sync.RowProjection;

/// Keeps {@link TransferRow} as the facts add up.
@ApplicationScoped
public class TransferProjection implements RowProjection {
    @Override
    public String kind() {
        return TransferState.KIND;
    }

    @Override
    public Class<?> rowType() {
        return TransferRow.class;
    }

    @Override
    public @Nullable Object row(Snapshot aggregate) {
        TransferState state = aggregate.as(TransferState.class);
        TransferRow row = new TransferRow();
        row.id = aggregate.id().value();
        StoreId from = state.fromStore();
        StoreId to = state.toStore();
        if (from == null || to == null) {
            return null;
        }
        row.fromHospital = from.hospital().value();
        row.toHospital = to.hospital().value();
        row.challan = state.challan();
        row.lineCount = state.sent().size();
        row.quantity = state.sent().stream().mapToLong(StockLine::quantity).sum();
        row.receipts = state.receipts();
        row.dispatched = state.dispatched();
        return row;
    }
}
