// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A transaction that writes by plain statements and by entities over one connection: both are
/// committed together or not at all. Work that loses a race is done again from its beginning.
public interface RowTransactions {
    /// Runs the work in a transaction of its own and commits it.
    <T extends @Nullable Object> T call(Work<T> work);

    /// What is done inside.
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T run(Connection connection, EntityManager rows) throws SQLException;
    }
}
