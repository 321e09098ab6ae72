// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.pure;

import java.util.List;
import java.util.Map;
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
}
