// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.kernel.WriterId;

/// A person declared a machine lost: what this life of its database held of these sessions' places
/// lies at the server again. The one way a lease leaves a hand that does not open by itself.
/// Written behind the fence alone: from before this fact on, the server takes nothing of that
/// writer any more, so no use of a place can come under its name that was not known here.
///
/// Numbers and letters never come back: what the machine printed of them is out in the world.
///
/// @param pools of sessions, each held by the writer in part
/// @param reason a code: `lost`, `stolen`, `broken`
public record DeclareLost(WriterId writer, List<AggregateId> pools, String reason)
        implements FactBody {
    /// How many pools one fact names at most.
    public static final int MAX_POOLS = 100;

    public DeclareLost {
        pools = List.copyOf(pools);
        if (pools.isEmpty() || pools.size() > MAX_POOLS) {
            throw new MalformedException("a loss names 1 to " + MAX_POOLS + " pools");
        }
    }

    @Override
    public List<AggregateId> touches(FactId self) {
        return pools;
    }
}
