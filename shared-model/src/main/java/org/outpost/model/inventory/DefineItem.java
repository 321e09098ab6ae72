// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.inventory;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.FactBody;

/// A medicine joins the national catalogue, or is described anew.
///
/// @param form `tablet`, `syrup`, `injection` ...
/// @param strength `500 mg`; empty where it has none
/// @param unit what is counted: `tablet`, `bottle`
/// @param packSize units in a pack
/// @param schedule `H`, `H1`, `X`, `NDPS`; empty where it has none
public record DefineItem(
        ItemId item,
        String name,
        String form,
        String strength,
        String unit,
        int packSize,
        ItemLevel level,
        String schedule)
        implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(Item.id(item));
    }
}
