// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.time.LocalDate;
import java.util.List;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.Told;
import org.outpost.desktop.sync.Undo;
import org.outpost.model.access.Permissions;
import org.outpost.model.inventory.ReceiveExpiredStock;
import org.outpost.model.inventory.ReceiveStock;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.Clock;
import org.outpost.model.sync.FactBody;

/// Goods come into a store from outside: one fact for each batch, all of them or none. A batch past
/// its last day is turned away, unless somebody who answers for medicines names a reason.
public final class ReceiveStockUseCase {
    private final FactLog log;
    private final CurrentUser current;
    private final Clock clock;

    public ReceiveStockUseCase(FactLog log, CurrentUser current, Clock clock) {
        this.log = log;
        this.current = current;
        this.clock = clock;
    }

    /// Whether the person here may take in what is past its last day.
    public boolean mayTakeExpired() {
        return current.isPresent()
                && Permissions.may(current.role(), ReceiveExpiredStock.class.getSimpleName());
    }

    /// @param source the number of the paper that came with it
    /// @param reason code of the reason to take in what is past its last day; empty unless one was
    ///   asked for
    public Outcome<Integer> receive(
            StoreId store, String source, List<StockLine> typed, String reason) {
        StockLines read = StockLines.of(typed);
        Phrase fault = read.fault();
        if (fault != null) {
            return new Outcome.Declined<>(fault, "");
        }
        LocalDate today = CareDay.of(clock.millis());
        List<FactBody> bodies =
                read.lines().stream()
                        .map(line ->
                                !reason.isEmpty() && line.expiry().isBefore(today)
                                        ? expired(store, source, line, reason)
                                        : good(store, source, line))
                        .toList();
        Outcome<Integer> outcome =
                Told.of(
                        log.record(current.user(), bodies, !reason.isEmpty()),
                        kept ->
                                new Outcome.Done<>(
                                        bodies.size(),
                                        Phrase.of("done.received", (long) bodies.size()),
                                        Undo.of(
                                                log,
                                                kept,
                                                Phrase.of(
                                                        "undone.received", (long) bodies.size()))));
        return outcome instanceof Outcome.NeedsReason<Integer>(var why) && !mayTakeExpired()
                ? new Outcome.Declined<>(why, "")
                : outcome;
    }

    private static FactBody good(
            StoreId store, String source, org.outpost.model.inventory.StockLine line) {
        return new ReceiveStock(
                store, line.item(), line.batch(), line.expiry(), line.quantity(), source, null);
    }

    private static FactBody expired(
            StoreId store,
            String source,
            org.outpost.model.inventory.StockLine line,
            String reason) {
        return new ReceiveExpiredStock(
                store,
                line.item(),
                line.batch(),
                line.expiry(),
                line.quantity(),
                source,
                null,
                reason);
    }
}
