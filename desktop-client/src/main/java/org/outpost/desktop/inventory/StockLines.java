// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.shell.Phrase;
import org.outpost.model.inventory.BatchNumber;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.StockLedger;
import org.outpost.model.inventory.StockRefusal;

/// Reads typed lines into the model's words, or says which does not fit.
final class StockLines {
    private final List<org.outpost.model.inventory.StockLine> lines = new ArrayList<>();
    private @Nullable Phrase fault;

    static StockLines of(List<StockLine> typed) {
        StockLines read = new StockLines();
        typed.forEach(read::add);
        if (typed.isEmpty()) {
            read.fault = Phrase.of("lines.none");
        }
        return read;
    }

    List<org.outpost.model.inventory.StockLine> lines() {
        return lines;
    }

    /// What does not fit; null where all does.
    @Nullable Phrase fault() {
        return fault;
    }

    private void add(StockLine line) {
        BatchNumber batch = BatchNumber.parse(line.batch()).orElse(null);
        if (batch == null) {
            fault = Phrase.of("refusal.stock.bad-batch", line.itemName());
            return;
        }
        StockRefusal quantity = StockLedger.quantity(line.quantity());
        if (quantity != null) {
            fault = new Phrase("refusal." + quantity.code(), List.copyOf(quantity.details()));
            return;
        }
        lines.add(
                new org.outpost.model.inventory.StockLine(
                        new ItemId(line.itemId()), batch, line.expiry(), line.quantity()));
    }
}
