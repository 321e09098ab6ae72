// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.inventory;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.FactBody;

/// A batch comes into a store from outside.
///
/// @param quantity in units of the item
/// @param challan number of the paper that came with it
/// @param supplier who sent it
public record ReceiveStock(
        StoreId store,
        ItemId item,
        BatchNumber batch,
        LocalDate expiry,
        long quantity,
        String challan,
        @Nullable String supplier)
        implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(StockPosition.id(store, item, batch));
    }
}
