// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// How a room gets one database transaction: everything its work writes is committed together or
/// not at all. Work that loses a race for a lock is done again from its beginning, so it must do
/// nothing besides what it does through the connection.
public interface Transactions {
    /// Runs the work in a transaction of its own and commits it.
    <T extends @Nullable Object> T call(Work<T> work);

    /// Reads, where each query may see what was committed just before it: nothing is begun and
    /// nothing committed, which is twice as much talk with the database as one query itself. What
    /// several queries must agree on belongs into [#call].
    <T extends @Nullable Object> T read(Work<T> work);

    /// The same as [#call] where nothing comes back.
    default void run(Task task) {
        this.<@Nullable Void>call(connection -> {
            task.run(connection);
            return null;
        });
    }

    /// What is done inside, with an answer.
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T run(Connection connection) throws SQLException;
    }

    /// What is done inside, without one.
    @FunctionalInterface
    interface Task {
        void run(Connection connection) throws SQLException;
    }
}
