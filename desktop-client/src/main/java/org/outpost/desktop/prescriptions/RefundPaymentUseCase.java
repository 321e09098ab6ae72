// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.prescriptions;

import java.util.List;
import java.util.function.BiConsumer;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.sync.Device;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.Recorded;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.prescriptions.RefundPayment;

/// Money goes back to whoever paid it, out of this counter's drawer, on a receipt of this counter's
/// own letters. It takes no undo: the money has changed hands, and taking it again is a payment.
public final class RefundPaymentUseCase {
    private final FactLog log;
    private final Device device;
    private final CurrentUser current;
    private final Clock clock;
    private final BiConsumer<Sql, String> receipt;

    /// @param receipt told within the transaction which payment's receipt is owed now
    public RefundPaymentUseCase(
            FactLog log,
            Device device,
            CurrentUser current,
            Clock clock,
            BiConsumer<Sql, String> receipt) {
        this.log = log;
        this.device = device;
        this.current = current;
        this.clock = clock;
        this.receipt = receipt;
    }

    Recorded refund(String payment, String reason) {
        HospitalId hospital = device.hospital();
        int year = CareDay.of(clock.millis()).getYear();
        return log.record(
                current.user(),
                states ->
                        List.of(
                                new RefundPayment(
                                        hospital,
                                        new AggregateId(payment),
                                        reason,
                                        TakePaymentUseCase.next(
                                                device.writer(), states, hospital, year))),
                false,
                (sql, facts) -> receipt.accept(sql, payment));
    }
}
