// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.inventory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.sync.FactBody;

/// Batches leave a store for another hospital's, or another store of the same one.
///
/// @param challan number of the paper that goes with it
public record DispatchTransfer(
        StoreId fromStore,
        HospitalId toHospital,
        StoreId toStore,
        List<StockLine> lines,
        String challan)
        implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        Set<AggregateId> touched = new LinkedHashSet<>();
        lines.forEach(line -> touched.add(StockPosition.id(fromStore, line.item(), line.batch())));
        touched.add(TransferState.id(self));
        return new ArrayList<>(touched);
    }

    @Override
    public List<FeedId> concerns() {
        return List.of(FeedId.of(toHospital));
    }
}
