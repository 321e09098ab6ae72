// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Transactions of a persistence unit that keeps its own connection: the same in Liberty and in
/// tests. Nothing is kept between two of them, no cache is shared.
public final class JpaTransactions implements RowTransactions {
    private static final int TRIES = 25;
    private static final long PAUSE_NANOS = 2_000_000;

    private final EntityManagerFactory factory;

    public JpaTransactions(EntityManagerFactory factory) {
        this.factory = factory;
    }

    @Override
    public <T extends @Nullable Object> T call(Work<T> work) {
        for (int tried = 1; ; tried++) {
            try {
                return once(work);
            } catch (RuntimeException | SQLException e) {
                SQLException cause = LostRace.in(e);
                if (cause == null && e instanceof RuntimeException fault) {
                    throw fault;
                }
                boolean lost = cause != null && (LostRace.isOne(cause) || LostRace.isTwin(cause));
                if (!lost || tried >= TRIES) {
                    throw new StorageException("the database did not take it", e);
                }
                LockSupport.parkNanos(
                        ThreadLocalRandom.current().nextLong(PAUSE_NANOS * Math.min(tried, 10)));
            }
        }
    }

    private <T extends @Nullable Object> T once(Work<T> work) throws SQLException {
        EntityManager rows = factory.createEntityManager();
        try {
            EntityTransaction transaction = rows.getTransaction();
            transaction.begin();
            try {
                T result = work.run(rows.unwrap(Connection.class), rows);
                transaction.commit();
                return result;
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        } finally {
            rows.close();
        }
    }
}
