// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.inventory;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.FactBody;

/// So much of a batch goes over the counter to a patient.
///
/// @param expiry as read off the strip
/// @param quantity in units of the item
/// @param patient null where the patient is not registered here
/// @param overrideReason code of the reason for going on against a warning; never free text
public record DispenseBatch(
        StoreId store,
        ItemId item,
        BatchNumber batch,
        LocalDate expiry,
        long quantity,
        @Nullable AggregateId patient,
        @Nullable String overrideReason)
        implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(StockPosition.id(store, item, batch));
    }
}
