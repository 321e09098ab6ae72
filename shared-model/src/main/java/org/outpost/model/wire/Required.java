// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.MalformedException;

/// Sees that what a record says is never null is there, all the way down: a document may leave out
/// only what is marked nullable.
final class Required {
    private static final ClassValue<RecordComponent[]> COMPONENTS =
            new ClassValue<>() {
                @Override
                protected RecordComponent[] computeValue(Class<?> type) {
                    return type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
                }
            };

    private Required() {}

    static <T> T check(@Nullable T value) {
        if (value == null) {
            throw new MalformedException("nothing there");
        }
        walk(value);
        return value;
    }

    private static void walk(Object value) {
        switch (value) {
            case Collection<?> items -> items.forEach(Required::item);
            case Map<?, ?> map -> map.values().forEach(Required::item);
            case Record part when part.getClass().getPackageName().startsWith("org.outpost") -> {
                for (RecordComponent component : COMPONENTS.get(value.getClass())) {
                    component(component, value);
                }
            }
            default -> {}
        }
    }

    private static void item(@Nullable Object item) {
        if (item == null) {
            throw new MalformedException("a list holds nothing at some place");
        }
        walk(item);
    }

    private static void component(RecordComponent component, Object owner) {
        Object part;
        try {
            component.getAccessor().setAccessible(true);
            part = component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("records can be read", e);
        }
        if (part != null) {
            walk(part);
        } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            throw new MalformedException("\"" + component.getName() + "\" is missing");
        }
    }
}
