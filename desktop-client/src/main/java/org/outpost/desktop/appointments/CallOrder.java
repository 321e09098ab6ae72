// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.outpost.model.appointments.QueueOrder;
import org.outpost.model.appointments.QueueRule;
import org.outpost.model.appointments.VisitState;

/// In which order those who wait in a department are called: the hospital's rule over what stands
/// in the local file.
final class CallOrder {
    /// How many of the last calls the rule is told of.
    static final int LOOKED_AT = 60;

    private CallOrder() {}

    /// @param all of the department's day
    /// @param latestFirst its last calls
    static List<QueueStore.Entry> of(
            List<QueueStore.Entry> all, List<QueueStore.Entry> latestFirst, QueueRule rule) {
        Map<String, QueueStore.Entry> waiting = new HashMap<>();
        List<QueueOrder.Entry> entries = new ArrayList<>();
        for (QueueStore.Entry entry : all) {
            if (entry.state() == VisitState.WAITING) {
                waiting.put(entry.id(), entry);
                entries.add(new QueueOrder.Entry(entry.id(), entry.place(), entry.priorities()));
            }
        }
        List<QueueStore.Entry> ordered = new ArrayList<>();
        for (QueueOrder.Entry entry :
                QueueOrder.of(entries, rule, ordinarySince(latestFirst, rule))) {
            QueueStore.Entry found = waiting.get(entry.key());
            if (found != null) {
                ordered.add(found);
            }
        }
        return ordered;
    }

    /// How many without a priority were called since the last with one that is not first anyhow.
    private static int ordinarySince(List<QueueStore.Entry> latestFirst, QueueRule rule) {
        int since = 0;
        for (QueueStore.Entry entry : latestFirst) {
            if (entry.priorities().isEmpty()) {
                since++;
            } else if (entry.priorities().stream().noneMatch(rule.first()::contains)) {
                return since;
            }
        }
        return since;
    }
}
