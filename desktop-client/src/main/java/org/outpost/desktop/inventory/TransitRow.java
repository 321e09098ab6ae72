// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.time.Instant;
import java.util.List;
import org.outpost.desktop.shell.Phrase;

/// Goods sent by another hospital (or by this one) and not yet acknowledged.
///
/// @param to the store, as its hospital calls it
/// @param forAnother meant for another store of this hospital than this counter speaks of
public record TransitRow(
        String id,
        String number,
        Phrase from,
        Phrase to,
        boolean forAnother,
        Instant sent,
        List<StockLine> lines) {
    public TransitRow {
        lines = List.copyOf(lines);
    }
}
