// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.inventory;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.FactBody;

/// A batch past its last day is put on the books all the same, by someone who may: to be sent back
/// or destroyed, never to be given out. It counts as a receipt and stays a question.
///
/// @param quantity in units of the item
/// @param challan number of the paper that came with it
/// @param supplier who sent it
/// @param reason code of the reason for taking it in; never free text
public record ReceiveExpiredStock(
        StoreId store,
        ItemId item,
        BatchNumber batch,
        LocalDate expiry,
        long quantity,
        String challan,
        @Nullable String supplier,
        String reason)
        implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(StockPosition.id(store, item, batch));
    }

    /// The same goods as if nothing were wrong with them.
    ReceiveStock asReceipt() {
        return new ReceiveStock(store, item, batch, expiry, quantity, challan, supplier);
    }
}
