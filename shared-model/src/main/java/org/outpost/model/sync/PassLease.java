// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.WriterId;

/// The holder of some parts of a pool hands them to another writer, for good: the server to a desk,
/// or a desk to its neighbour. From here on the other alone decides over them, offline too.
///
/// @param pool what is shared out: the places of a session, or a hospital's number blocks
/// @param to who holds the parts from now on
/// @param parts places, or numbers of blocks
public record PassLease(AggregateId pool, WriterId to, List<Span> parts) implements FactBody {
    public PassLease {
        parts = LeasePool.checked(parts);
    }

    @Override
    public List<AggregateId> touches(FactId self) {
        return LeasePool.touched(pool, parts);
    }
}
