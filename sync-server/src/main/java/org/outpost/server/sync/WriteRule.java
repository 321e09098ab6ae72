// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.sql.Connection;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.States;

/// Whether the person a fact names may write such a fact. Told by the room of access; sync only
/// asks.
public interface WriteRule {
    /// @param then the states as of the fact's place, and `now`, those folded so far
    /// @param connection of the transaction that takes the fact in
    Verdict mayWrite(ReadFact fact, States then, States now, Connection connection);
}
