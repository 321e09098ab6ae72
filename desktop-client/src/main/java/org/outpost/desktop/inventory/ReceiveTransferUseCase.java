// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.util.List;
import java.util.Map;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.Told;
import org.outpost.desktop.sync.Undo;
import org.outpost.model.inventory.ReceiveTransfer;
import org.outpost.model.inventory.StockLine;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.inventory.TransferState;
import org.outpost.model.kernel.AggregateId;

/// What came of a transfer is counted and put on the shelf; a difference to the challan needs a
/// reason and opens a question at the district.
public final class ReceiveTransferUseCase {
    private final FactLog log;
    private final CurrentUser current;

    public ReceiveTransferUseCase(FactLog log, CurrentUser current) {
        this.log = log;
        this.current = current;
    }

    /// @param arrived what was counted, by `item/batch`; what is not named came as it was sent
    /// @param reason code of the reason for a difference; empty where there is none
    public Outcome<AggregateId> receive(
            AggregateId transfer, Map<String, Long> arrived, String reason) {
        TransferState state = log.states(states -> states.of(transfer, TransferState.class));
        StoreId from = state.fromStore();
        StoreId to = state.toStore();
        if (from == null || to == null) {
            return new Outcome.Declined<>(Phrase.of("refusal.stock.transfer-unknown"), "");
        }
        if (!state.underWay()) {
            return new Outcome.Declined<>(Phrase.of("refusal.stock.transfer-received-twice"), "");
        }
        List<StockLine> lines =
                state.sent().stream()
                        .map(line -> counted(line, arrived))
                        .filter(line -> line.quantity() != 0)
                        .toList();
        ReceiveTransfer body =
                new ReceiveTransfer(
                        transfer, from.hospital(), to, lines, reason.isEmpty() ? null : reason);
        return Told.of(
                log.record(current.user(), List.of(body), !reason.isEmpty()),
                kept ->
                        new Outcome.Done<>(
                                transfer,
                                Phrase.of("done.acknowledged", state.challan()),
                                Undo.of(
                                        log,
                                        kept,
                                        Phrase.of("undone.acknowledged", state.challan()))));
    }

    private static StockLine counted(StockLine line, Map<String, Long> arrived) {
        String key = TransferState.key(line.item(), line.batch());
        return new StockLine(
                line.item(),
                line.batch(),
                line.expiry(),
                arrived.getOrDefault(key, line.quantity()));
    }
}
