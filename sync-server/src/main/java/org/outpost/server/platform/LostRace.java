// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Tells a race that was lost from a fault: nothing was written, the same work may be tried again.
public final class LostRace {
    private LostRace() {}

    /// To be thrown by work that finds that what it read has changed since.
    public static SQLException because(String what) {
        return new SQLException("changed meanwhile: " + what, "40001");
    }

    /// Deadlock (1213), lock wait (1205) and a record changed since it was read (1020). A cluster
    /// reports its certification failures as deadlocks.
    public static boolean isOne(SQLException e) {
        return "40001".equals(e.getSQLState())
                || e.getErrorCode() == 1213
                || e.getErrorCode() == 1205
                || e.getErrorCode() == 1020;
    }

    /// Whether a row of this key was there already: where rows are made from what was read, another
    /// made it meanwhile.
    public static boolean isTwin(SQLException e) {
        return e.getErrorCode() == 1062;
    }

    /// Whether the database found fault with a value and not with itself: trying again is no use.
    public static boolean isAboutValues(@Nullable Throwable e) {
        SQLException cause = in(e);
        String state = cause == null ? null : cause.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    /// The database's own complaint inside what a persistence provider made of it.
    public static @Nullable SQLException in(@Nullable Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
