// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One open reading or transaction of the local file, as a room's store sees it. Statements are
/// prepared once per connection. Never kept beyond the call it is handed to.
public final class Sql {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Sql(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /// Changes rows; how many.
    public int run(String sql, @Nullable Object... args) {
        try {
            return bound(sql, args).executeUpdate();
        } catch (SQLException e) {
            throw LocalTroubleException.of(e);
        }
    }

    /// Changes rows once for each of these lists of values, which is faster than one by one; how
    /// many each of them changed.
    public int[] all(String sql, List<@Nullable Object[]> values) {
        if (values.isEmpty()) {
            return new int[0];
        }
        try {
            PreparedStatement statement = prepared(sql);
            for (@Nullable Object[] args : values) {
                for (int i = 0; i < args.length; i++) {
                    statement.setObject(i + 1, args[i]);
                }
                statement.addBatch();
            }
            return statement.executeBatch();
        } catch (SQLException e) {
            throw LocalTroubleException.of(e);
        }
    }

    /// Every row of the answer, in its order.
    public <T> List<T> list(String sql, Function<Row, T> reading, @Nullable Object... args) {
        List<T> all = new ArrayList<>();
        each(sql, row -> all.add(reading.apply(row)), args);
        return all;
    }

    /// The first row of the answer; null where there is none.
    public <T> @Nullable T first(
            String sql, Function<Row, @Nullable T> reading, @Nullable Object... args) {
        try (ResultSet set = bound(sql, args).executeQuery()) {
            return set.next() ? reading.apply(new Row(set)) : null;
        } catch (SQLException e) {
            throw LocalTroubleException.of(e);
        }
    }

    /// The one number of the answer; 0 where there is none.
    public long number(String sql, @Nullable Object... args) {
        Long number = first(sql, row -> row.number(1), args);
        return number == null ? 0 : number;
    }

    /// Hands over every row of the answer while it is read.
    public void each(String sql, Consumer<Row> reading, @Nullable Object... args) {
        try (ResultSet set = bound(sql, args).executeQuery()) {
            Row row = new Row(set);
            while (set.next()) {
                reading.accept(row);
            }
        } catch (SQLException e) {
            throw LocalTroubleException.of(e);
        }
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    private PreparedStatement bound(String sql, @Nullable Object[] args) throws SQLException {
        PreparedStatement statement = prepared(sql);
        for (int i = 0; i < args.length; i++) {
            statement.setObject(i + 1, args[i]);
        }
        return statement;
    }

    void close() {
        try {
            for (PreparedStatement statement : prepared.values()) {
                statement.close();
            }
            prepared.clear();
            connection.close();
        } catch (SQLException e) {
            throw LocalTroubleException.of(e);
        }
    }
}
