// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;

/// The holder of some parts of a pool gives them back to the server, which may pass them on. That a
/// writer's numbers have no gap proves that every use it made of them came before.
///
/// @param parts places, or numbers of blocks
public record ReturnLease(AggregateId pool, List<Span> parts) implements FactBody {
    public ReturnLease {
        parts = LeasePool.checked(parts);
    }

    @Override
    public List<AggregateId> touches(FactId self) {
        return LeasePool.touched(pool, parts);
    }
}
