// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// THE TABLE of visits: which event takes a visit from which state to which. A cell that is not
/// there is refused by the rule and changes nothing in the fold.
///
/// | from | OPEN | CALL | MISS | RETURN | MOVE | FINISH | CANCEL |
/// |---|---|---|---|---|---|---|---|
/// | UNKNOWN | WAITING | - | - | - | - | - | - |
/// | WAITING | - | CALLED | MISSED | WAITING | WAITING | - | CANCELLED |
/// | CALLED | - | CALLED | MISSED | WAITING | WAITING | SEEN | CANCELLED |
/// | MISSED | - | CALLED | - | WAITING | WAITING | - | CANCELLED |
/// | SEEN | - | - | - | WAITING | WAITING | - | - |
/// | CANCELLED | - | - | - | - | - | - | - |
public final class VisitLifecycle {
    private static final Map<VisitState, Map<VisitEvent, VisitState>> TABLE = table();

    private VisitLifecycle() {}

    /// The state after the event; null where the event can't happen there.
    public static @Nullable VisitState next(VisitState from, VisitEvent event) {
        return TABLE.getOrDefault(from, Map.of()).get(event);
    }

    /// The table as it is printed above.
    public static String print() {
        StringBuilder table = new StringBuilder("| from |");
        for (VisitEvent event : VisitEvent.values()) {
            table.append(' ').append(event).append(" |");
        }
        table.append("\n|").append("---|".repeat(VisitEvent.values().length + 1)).append('\n');
        for (VisitState from : VisitState.values()) {
            table.append("| ").append(from).append(" |");
            for (VisitEvent event : VisitEvent.values()) {
                VisitState to = next(from, event);
                table.append(' ').append(to == null ? "-" : to.name()).append(" |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static Map<VisitState, Map<VisitEvent, VisitState>> table() {
        Map<VisitState, Map<VisitEvent, VisitState>> table = new EnumMap<>(VisitState.class);
        table.put(VisitState.UNKNOWN, Map.of(VisitEvent.OPEN, VisitState.WAITING));
        table.put(
                VisitState.WAITING,
                Map.of(
                        VisitEvent.CALL, VisitState.CALLED,
                        VisitEvent.MISS, VisitState.MISSED,
                        VisitEvent.RETURN, VisitState.WAITING,
                        VisitEvent.MOVE, VisitState.WAITING,
                        VisitEvent.CANCEL, VisitState.CANCELLED));
        table.put(
                VisitState.CALLED,
                Map.of(
                        VisitEvent.CALL, VisitState.CALLED,
                        VisitEvent.MISS, VisitState.MISSED,
                        VisitEvent.RETURN, VisitState.WAITING,
                        VisitEvent.MOVE, VisitState.WAITING,
                        VisitEvent.FINISH, VisitState.SEEN,
                        VisitEvent.CANCEL, VisitState.CANCELLED));
        table.put(
                VisitState.MISSED,
                Map.of(
                        VisitEvent.CALL, VisitState.CALLED,
                        VisitEvent.RETURN, VisitState.WAITING,
                        VisitEvent.MOVE, VisitState.WAITING,
                        VisitEvent.CANCEL, VisitState.CANCELLED));
        table.put(
                VisitState.SEEN,
                Map.of(
                        VisitEvent.RETURN, VisitState.WAITING,
                        VisitEvent.MOVE, VisitState.WAITING));
        return table;
    }
}
