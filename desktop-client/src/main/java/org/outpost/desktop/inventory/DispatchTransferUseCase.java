// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.util.List;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.Recorded;
import org.outpost.desktop.sync.Told;
import org.outpost.desktop.sync.Undo;
import org.outpost.model.inventory.DispatchTransfer;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.inventory.TransferState;
import org.outpost.model.kernel.AggregateId;

/// Batches leave for another store. From here on they are in transit, counted once, until the other
/// side has counted them.
public final class DispatchTransferUseCase {
    private final FactLog log;
    private final CurrentUser current;

    public DispatchTransferUseCase(FactLog log, CurrentUser current) {
        this.log = log;
        this.current = current;
    }

    /// @param challan number of the paper that goes with it
    /// @return the transfer
    public Outcome<AggregateId> dispatch(
            StoreId from, StoreId to, List<StockLine> typed, String challan) {
        StockLines read = StockLines.of(typed);
        Phrase fault = read.fault();
        if (fault != null) {
            return new Outcome.Declined<>(fault, "");
        }
        DispatchTransfer body =
                new DispatchTransfer(from, to.hospital(), to, read.lines(), challan);
        Recorded recorded = log.record(current.user(), List.of(body), false);
        if (recorded instanceof Recorded.Doubtful(var why)) {
            // What is not on the shelf by the books is counted first, then sent.
            return new Outcome.Declined<>(Told.words(why), "");
        }
        return Told.of(
                recorded,
                kept ->
                        new Outcome.Done<>(
                                TransferState.id(kept.facts().getFirst().fact().id()),
                                Phrase.of("done.dispatched", challan),
                                Undo.of(log, kept, Phrase.of("undone.dispatched", challan))));
    }
}
