// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.Invariant;

/// Kinds of aggregates, found by the beginning of an id without cutting it off: asked several times
/// for each thing that each fact touches.
final class Kinds {
    private static final int LEAST = 64;

    private final @Nullable Kind[] table;

    /// @throws IllegalStateException where two folds claim one kind
    Kinds(List<Kind> kinds) {
        table = new Kind[Math.max(LEAST, Integer.highestOneBit(kinds.size() * 4) * 2)];
        for (Kind kind : kinds) {
            int at = place(kind.name(), kind.name().length());
            for (Kind other = table[at]; other != null; other = table[at]) {
                Invariant.check(!other.name().equals(kind.name()), kind.name() + " has one fold");
                at = (at + 1) & (table.length - 1);
            }
            table[at] = kind;
        }
    }

    /// The kind of an aggregate; null where a newer version made it.
    @Nullable Kind of(AggregateId id) {
        String value = id.value();
        int end = value.indexOf('/');
        int at = place(value, end);
        for (Kind kind = table[at]; kind != null; kind = table[at]) {
            if (kind.name().length() == end && value.startsWith(kind.name())) {
                return kind;
            }
            at = (at + 1) & (table.length - 1);
        }
        return null;
    }

    private int place(String text, int end) {
        int hash = 0;
        for (int i = 0; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return (hash ^ (hash >>> 7)) & (table.length - 1);
    }

    /// @param name of the fold, which every id of its things begins with
    record Kind(String name, Room room, Fold<?> fold) {}
}
