// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.outpost.model.sync.Snapshot;

/// A room that keeps sums by difference inside the transaction that takes facts in, such as the
/// district's page. It must change nothing but through the connection, because the transaction may
/// be done again.
public interface IngestHook {
    /// @param before the version rows as they were, and `after`, in the same order, as they are now
    void ingested(Connection connection, List<Snapshot> before, List<Snapshot> after)
            throws SQLException;

    /// Makes again what it keeps of these aggregates, each by itself.
    ///
    /// @param all as their facts add up now
    /// @return names of what was kept otherwise
    default List<String> again(Connection connection, List<Snapshot> all) throws SQLException {
        return List.of();
    }

    /// Makes its sums again from the rows queries read, once those are made again.
    ///
    /// @return names of what was kept otherwise
    default List<String> again(Connection connection) throws SQLException {
        return List.of();
    }
}
