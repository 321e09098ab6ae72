// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.util.List;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.Told;
import org.outpost.model.inventory.ReceiveStock;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.sync.FactBody;

/// Goods come into a store from outside: one fact for each batch, all of them or none.
public final class ReceiveStockUseCase {
    private final FactLog log;
    private final CurrentUser current;

    public ReceiveStockUseCase(FactLog log, CurrentUser current) {
        this.log = log;
        this.current = current;
    }

    /// @param source the number of the paper that came with it
    public Outcome<Integer> receive(StoreId store, String source, List<StockLine> typed) {
        StockLines read = StockLines.of(typed);
        Phrase fault = read.fault();
        if (fault != null) {
            return new Outcome.Declined<>(fault, "");
        }
        List<FactBody> bodies =
                read.lines().stream()
                        .<FactBody>map(line ->
                                new ReceiveStock(
                                        store,
                                        line.item(),
                                        line.batch(),
                                        line.expiry(),
                                        line.quantity(),
                                        source,
                                        null))
                        .toList();
        Outcome<Integer> outcome =
                Told.of(
                        log.record(current.user(), bodies, false),
                        kept ->
                                new Outcome.Done<>(
                                        bodies.size(),
                                        Phrase.of("done.received", (long) bodies.size()),
                                        null));
        // No reason makes a batch good that is past its day before it reached the shelf.
        return outcome instanceof Outcome.NeedsReason<Integer>(var why)
                ? new Outcome.Declined<>(why, "")
                : outcome;
    }
}
