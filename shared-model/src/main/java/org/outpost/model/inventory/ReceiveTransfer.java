// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.inventory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.sync.FactBody;

/// What came of a transfer is counted and put on the shelf. Received once, a transfer is closed:
/// what is missing then is a difference, no longer in transit.
///
/// @param lines what was counted; a line that did not come is left out
/// @param differenceReason code of the reason where it is not what was sent; never free text
public record ReceiveTransfer(
        AggregateId transfer,
        HospitalId fromHospital,
        StoreId toStore,
        List<StockLine> lines,
        @Nullable String differenceReason)
        implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        Set<AggregateId> touched = new LinkedHashSet<>();
        touched.add(transfer);
        lines.forEach(line -> touched.add(StockPosition.id(toStore, line.item(), line.batch())));
        return new ArrayList<>(touched);
    }

    @Override
    public List<FeedId> concerns() {
        return List.of(FeedId.of(fromHospital));
    }
}
