// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Transactions straight on a data source: Liberty's in the server, a plain one in tests.
public final class JdbcTransactions implements Transactions {
    private static final int TRIES = 8;

    private final DataSource source;

    public JdbcTransactions(DataSource source) {
        this.source = source;
    }

    @Override
    public <T extends @Nullable Object> T call(Work<T> work) {
        return tried(() -> once(work));
    }

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
        return tried(() -> {
            try (Connection connection = source.getConnection()) {
                return work.run(connection);
            }
        });
    }

    /// Again where it lost a race: what is only read may ask for a row under its lock.
    private static <T extends @Nullable Object> T tried(Try<T> work) {
        for (int left = TRIES; ; left--) {
            try {
                return work.run();
            } catch (SQLException e) {
                if (left <= 1 || !LostRace.isOne(e)) {
                    throw new StorageException("the database did not take it", e);
                }
            }
        }
    }

    private <T extends @Nullable Object> T once(Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.run(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        }
    }

    @FunctionalInterface
    private interface Try<T extends @Nullable Object> {
        T run() throws SQLException;
    }
}
