// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.util.List;
import java.util.Set;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.kernel.AggregateId;

/// The port by which a room's tables follow the facts: whoever writes facts, this machine or
/// another, the room sees only that an aggregate has a new state, inside the transaction that keeps
/// the fact.
public interface FactConsumer {
    /// The kinds of aggregates whose states it keeps.
    Set<String> kinds();

    /// Writes the new state into its tables. A state may go back to nothing, when the only fact of
    /// an aggregate was refused.
    void changed(Sql sql, AggregateId id, Object before, Object after);

    /// Empties its tables, before they are made again.
    void clear(Sql sql);

    /// Queries that together give all it keeps, in an order that depends on nothing else: two equal
    /// answers are two equal projections.
    List<String> dumps();
}
