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
}
