// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Plain statements without the ceremony. Values travel only as parameters, never in the text.
public final class Sql {
    private static final int ROWS_AT_ONCE = 400;
    private static final int LETTERS_AT_ONCE = 2_000_000;

    private Sql() {}

    /// Every row the query finds, in its order.
    public static <T> List<T> query(
            Connection connection, String sql, Mapper<T> mapper, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(mapper.map(rows));
            }
            return found;
        }
    }

    /// The first row, where there is one.
    public static <T> Optional<T> first(
            Connection connection, String sql, Mapper<T> mapper, @Nullable Object... values)
            throws SQLException {
        return query(connection, sql, mapper, values).stream().findFirst();
    }

    /// Changes rows and says how many.
    public static int update(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    /// Inserts many rows by few statements: one to parse and one answer to wait for, whatever a
    /// connection's settings are.
    ///
    /// @param head all up to the rows: `INSERT INTO thing (id, name)`
    /// @param rows each the values of one row, all of one length
    /// @param tail what follows the rows; may be empty
    /// @return what the database counts: one for a row put in, two for one that was changed instead
    public static int insert(
            Connection connection, String head, List<@Nullable Object[]> rows, String tail)
            throws SQLException {
        int count = 0;
        for (int from = 0; from < rows.size(); ) {
            int to = from;
            long letters = 0;
            while (to < rows.size()
                    && to - from < ROWS_AT_ONCE
                    && (to == from || letters < LETTERS_AT_ONCE)) {
                letters += letters(rows.get(to++));
            }
            count += insertSome(connection, head, rows.subList(from, to), tail);
            from = to;
        }
        return count;
    }

    private static int insertSome(
            Connection connection, String head, List<@Nullable Object[]> rows, String tail)
            throws SQLException {
        String marks =
                "(" + String.join(",", Collections.nCopies(rows.getFirst().length, "?")) + ")";
        String sql = head + " VALUES " + String.join(",", Collections.nCopies(rows.size(), marks));
        try (PreparedStatement statement = connection.prepareStatement(sql + tail)) {
            // There are as many of these as numbers of rows: none is worth being kept.
            statement.setPoolable(false);
            int at = 0;
            for (Object[] row : rows) {
                for (Object value : row) {
                    statement.setObject(++at, value);
                }
            }
            return statement.executeUpdate();
        }
    }

    private static long letters(@Nullable Object[] row) {
        long letters = 0;
        for (Object value : row) {
            letters += value instanceof String text ? text.length() : 0;
        }
        return letters;
    }

    /// A number that may be absent.
    public static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static PreparedStatement prepare(
            Connection connection, String sql, @Nullable Object[] values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /// Reads one row.
    @FunctionalInterface
    public interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }
}
