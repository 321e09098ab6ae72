// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.pure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.BatchHeader;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.Span;
import org.outpost.model.sync.WriterRow;

/// What a server sees that looks away: for bugs that are planted.
final class Blindness {
    private Blindness() {}

    /// It believes what a batch says of the one before.
    static WriterRow of(WriterRow row, BatchHeader header) {
        return new WriterRow(
                row.writer(),
                row.device(),
                row.deviceKey(),
                row.home(),
                row.highSeq(),
                row.batch(),
                header.previous());
    }

    /// It does not look at what the other desks hold.
    static LeaseBook of(LeaseBook book, WriterId asker) {
        List<Span> held = book.heldBy(asker);
        return new LeaseBook(held.isEmpty() ? Map.of() : Map.of(asker.value(), held));
    }

    /// It forgets whoever was silent for an hour.
    static LeaseBook awake(LeaseBook book, Map<String, Long> heard, long now) {
        Map<String, List<Span>> held = new TreeMap<>(book.held());
        held.keySet().removeIf(writer -> heard.getOrDefault(writer, 0L) < now - 3_600_000);
        return new LeaseBook(held);
    }
}
