// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.Span;
import org.outpost.model.sync.States;

/// What of a pool the server may pass on to a hospital's counters at all. Told by the room whose
/// pool it is.
public interface LeaseOffer {
    /// @param home of the counter that asks
    /// @param now the time of day, milliseconds since 1970: what is over is of no use to anybody
    /// @return nothing where the pool is not this room's or not that hospital's
    List<Span> offered(AggregateId pool, FeedId home, States states, long now);

    /// The pools of a hospital whose parts may still be of use.
    ///
    /// @param rows of the transaction that asks
    List<AggregateId> pools(EntityManager rows, FeedId home, long now);
}
