// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.util.List;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.Told;
import org.outpost.desktop.sync.Undo;
import org.outpost.model.inventory.DispenseBatch;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.sync.FactBody;

/// Medicines go over the counter. What was handed out is never refused: where the rule questions it
/// a person names a reason, and it is written all the same.
public final class DispenseBatchUseCase {
    private final FactLog log;
    private final CurrentUser current;

    public DispenseBatchUseCase(FactLog log, CurrentUser current) {
        this.log = log;
        this.current = current;
    }

    /// @param patientId empty where the patient is not registered here
    /// @param reason code of the reason to go on against a question; empty unless one was asked for
    public Outcome<Integer> dispense(
            StoreId store, String patientId, List<StockLine> typed, String reason) {
        StockLines read = StockLines.of(typed);
        Phrase fault = read.fault();
        if (fault != null) {
            return new Outcome.Declined<>(fault, "");
        }
        AggregateId patient = patientId.isEmpty() ? null : new AggregateId(patientId);
        String override = reason.isEmpty() ? null : reason;
        List<FactBody> bodies =
                read.lines().stream()
                        .<FactBody>map(line ->
                                new DispenseBatch(
                                        store,
                                        line.item(),
                                        line.batch(),
                                        line.expiry(),
                                        line.quantity(),
                                        patient,
                                        override))
                        .toList();
        return Told.of(
                log.record(current.user(), bodies, override != null),
                kept ->
                        new Outcome.Done<>(
                                bodies.size(),
                                Phrase.of("done.dispensed", (long) bodies.size()),
                                Undo.of(
                                        log,
                                        kept,
                                        Phrase.of("undone.dispensed", (long) bodies.size()))));
    }
}
