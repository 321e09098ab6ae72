// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import jakarta.persistence.Column;
import java.lang.reflect.Field;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whether two rows of one entity class say the same, column by column.
final class RowFields {
    private RowFields() {}

    static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return one == other;
        }
        for (Field field : other.getClass().getDeclaredFields()) {
            if (field.isAnnotationPresent(Column.class)
                    && !Objects.deepEquals(value(field, one), value(field, other))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object value(Field field, Object row) {
        try {
            field.setAccessible(true);
            return field.get(row);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a row hides " + field.getName(), e);
        }
    }
}
