// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.Id;
import org.outpost.model.kernel.MalformedException;

/// Sees that what a record says is never null is there, all the way down: a document may leave out
/// only what is marked nullable.
final class Required {
    private static final ClassValue<List<Part>> PARTS =
            new ClassValue<>() {
                @Override
                protected List<Part> computeValue(Class<?> type) {
                    return parts(type);
                }
            };

    private Required() {}

    /// A component that could be missing; numbers never are, they are required where they are read.
    private record Part(String name, Method accessor, boolean nullable) {}

    static <T> T check(@Nullable T value) {
        if (value == null) {
            throw new MalformedException("nothing there");
        }
        walk(value);
        return value;
    }

    private static List<Part> parts(Class<?> type) {
        boolean ours = type.isRecord() && type.getPackageName().startsWith("org.outpost");
        List<Part> parts = new ArrayList<>();
        if (ours && !Id.class.isAssignableFrom(type)) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (!component.getType().isPrimitive()) {
                    Method accessor = component.getAccessor();
                    accessor.setAccessible(true);
                    boolean nullable =
                            component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                    parts.add(new Part(component.getName(), accessor, nullable));
                }
            }
        }
        return List.copyOf(parts);
    }

    private static void walk(Object value) {
        switch (value) {
            case Collection<?> items -> items.forEach(Required::item);
            case Map<?, ?> map -> map.values().forEach(Required::item);
            case Record owner -> {
                for (Part part : PARTS.get(owner.getClass())) {
                    component(part, owner);
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

    private static void component(Part part, Object owner) {
        Object value;
        try {
            value = part.accessor.invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("records can be read", e);
        }
        if (value != null) {
            walk(value);
        } else if (!part.nullable) {
            throw new MalformedException("\"" + part.name + "\" is missing");
        }
    }
}
