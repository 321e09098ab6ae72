// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import jakarta.persistence.Column;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the rows of an entity class say, column by column.
final class RowFields {
    private RowFields() {}

    /// Whether two rows say the same.
    static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return one == other;
        }
        return columns(other.getClass()).stream()
                .allMatch(field -> Objects.deepEquals(value(field, one), value(field, other)));
    }

    /// What of an entity is kept.
    static List<Field> columns(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(Column.class))
                .toList();
    }

    static @Nullable Object value(Field field, Object row) {
        try {
            field.setAccessible(true);
            return field.get(row);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a row hides " + field.getName(), e);
        }
    }
}
