// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.outpost.model.kernel.AggregateId;

/// Where folding finds what is already there: SQLite on the desktop, MySQL on the server, maps in
/// the simulation.
public interface AggregateSource {
    /// The version rows of those of the aggregates that have one, in one read.
    Map<AggregateId, Snapshot> snapshots(Collection<AggregateId> ids);

    /// Every stored fact that touches the aggregate, rulings included, in any order.
    List<Fact> history(AggregateId id);
}
