// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outpost.server.platform.Sql;

/// The table of one entity class, written many rows at a time, whatever lay there before. The
/// persistence provider reads each row first and sends a statement for every one that changed: on a
/// push that was half of what the database had to do.
final class RowTable {
    private static final int AT_ONCE = 400;

    private final String name;
    private final String id;
    private final List<Field> fields;

    /// @param type an entity whose columns are all told by [Column], its key too
    RowTable(Class<?> type) {
        this.name = type.getAnnotation(Table.class).name();
        this.fields = RowFields.columns(type);
        this.id =
                fields.stream()
                        .filter(field -> field.isAnnotationPresent(Id.class))
                        .map(RowTable::column)
                        .findFirst()
                        .orElseThrow();
    }

    String name() {
        return name;
    }

    /// Writes these rows in place of whatever has their keys.
    void put(Connection connection, List<Object> rows) throws SQLException {
        String columns = fields.stream().map(RowTable::column).collect(Collectors.joining(", "));
        String values =
                fields.stream()
                        .filter(field -> !field.isAnnotationPresent(Id.class))
                        .map(RowTable::column)
                        .map(column -> column + " = VALUES(" + column + ")")
                        .collect(Collectors.joining(", "));
        List<@Nullable Object[]> all = new ArrayList<>(rows.size());
        for (Object row : rows) {
            all.add(fields.stream().map(field -> RowFields.value(field, row)).toArray());
        }
        Sql.insert(
                connection,
                "INSERT INTO " + name + " (" + columns + ")",
                all,
                " ON DUPLICATE KEY UPDATE " + values);
    }

    /// Takes out what has these keys.
    void remove(Connection connection, List<Object> keys) throws SQLException {
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            List<Object> some = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
            String marks = String.join(",", Collections.nCopies(some.size(), "?"));
            Sql.update(
                    connection,
                    "DELETE FROM " + name + " WHERE " + id + " IN (" + marks + ")",
                    some.toArray());
        }
    }

    private static String column(Field field) {
        return field.getAnnotation(Column.class).name();
    }
}
