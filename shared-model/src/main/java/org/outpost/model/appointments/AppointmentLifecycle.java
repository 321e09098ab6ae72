// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// THE TABLE: which event takes a booking from which state to which. A cell that is not there is
/// refused by the rule and changes nothing in the fold.
///
/// | from | BOOK | CLAIM | CONFIRM | BUMP | CANCEL |
/// |---|---|---|---|---|---|
/// | UNKNOWN | CONFIRMED | PROVISIONAL | - | - | - |
/// | PROVISIONAL | - | - | CONFIRMED | BUMPED | CANCELLED |
/// | CONFIRMED | - | - | CONFIRMED | BUMPED | CANCELLED |
/// | BUMPED | - | - | CONFIRMED | - | CANCELLED |
/// | CANCELLED | - | - | - | - | - |
public final class AppointmentLifecycle {
    private static final Map<BookingState, Map<BookingEvent, BookingState>> TABLE = table();

    private AppointmentLifecycle() {}

    /// The state after the event; null where the event can't happen there.
    public static @Nullable BookingState next(BookingState from, BookingEvent event) {
        return TABLE.getOrDefault(from, Map.of()).get(event);
    }

    /// The table as it is printed above.
    public static String print() {
        StringBuilder table = new StringBuilder("| from |");
        for (BookingEvent event : BookingEvent.values()) {
            table.append(' ').append(event).append(" |");
        }
        table.append("\n|").append("---|".repeat(BookingEvent.values().length + 1)).append('\n');
        for (BookingState from : BookingState.values()) {
            table.append("| ").append(from).append(" |");
            for (BookingEvent event : BookingEvent.values()) {
                BookingState to = next(from, event);
                table.append(' ').append(to == null ? "-" : to.name()).append(" |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static Map<BookingState, Map<BookingEvent, BookingState>> table() {
        Map<BookingState, Map<BookingEvent, BookingState>> table =
                new EnumMap<>(BookingState.class);
        table.put(
                BookingState.UNKNOWN,
                Map.of(
                        BookingEvent.BOOK, BookingState.CONFIRMED,
                        BookingEvent.CLAIM, BookingState.PROVISIONAL));
        Map<BookingEvent, BookingState> alive =
                Map.of(
                        BookingEvent.CONFIRM, BookingState.CONFIRMED,
                        BookingEvent.BUMP, BookingState.BUMPED,
                        BookingEvent.CANCEL, BookingState.CANCELLED);
        table.put(BookingState.PROVISIONAL, alive);
        table.put(BookingState.CONFIRMED, alive);
        table.put(
                BookingState.BUMPED,
                Map.of(
                        BookingEvent.CONFIRM, BookingState.CONFIRMED,
                        BookingEvent.CANCEL, BookingState.CANCELLED));
        return table;
    }
}
