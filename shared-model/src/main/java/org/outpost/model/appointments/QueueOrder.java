// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// Who is next. Pure: the same visits and the same rule give the same order at every counter.
public final class QueueOrder {
    private static final Comparator<Entry> BY_PLACE =
            Comparator.comparingLong(Entry::order).thenComparing(Entry::key);

    private QueueOrder() {}

    /// One who waits.
    ///
    /// @param key of the visit; settles equal places
    /// @param order place in the queue, milliseconds since 1970
    public record Entry(String key, long order, Set<Priority> priorities) {
        public Entry {
            priorities = Set.copyOf(priorities);
        }
    }

    /// Everyone who waits, in the order they are to be called.
    ///
    /// @param waiting in any order
    /// @param ordinarySince how many without a priority were called there since the last with one
    public static List<Entry> of(List<Entry> waiting, QueueRule rule, int ordinarySince) {
        List<Entry> first = new ArrayList<>();
        Deque<Entry> preferred = new ArrayDeque<>();
        Deque<Entry> others = new ArrayDeque<>();
        waiting.stream()
                .sorted(BY_PLACE)
                .forEach(entry -> {
                    if (entry.priorities().stream().anyMatch(rule.first()::contains)) {
                        first.add(entry);
                    } else if (entry.priorities().isEmpty()) {
                        others.add(entry);
                    } else {
                        preferred.add(entry);
                    }
                });
        // Among those who go first, the gravest reason counts before the time of coming.
        first.sort(Comparator.comparing(QueueOrder::gravest).thenComparing(BY_PLACE));
        List<Entry> ordered = new ArrayList<>(first);
        int since = ordinarySince;
        while (!preferred.isEmpty() || !others.isEmpty()) {
            boolean due = others.isEmpty() || since >= rule.between();
            if (!preferred.isEmpty() && due) {
                ordered.add(preferred.remove());
                since = 0;
            } else {
                ordered.add(others.remove());
                since++;
            }
        }
        return List.copyOf(ordered);
    }

    private static Priority gravest(Entry entry) {
        return entry.priorities().stream().min(Comparator.naturalOrder()).orElseThrow();
    }
}
