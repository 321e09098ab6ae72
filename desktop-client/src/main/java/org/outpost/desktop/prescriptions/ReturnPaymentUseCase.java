// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.prescriptions;

import java.util.List;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.Recorded;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.prescriptions.ReturnPayment;

/// Money goes back to whoever paid it, all of it, with a reason.
public final class ReturnPaymentUseCase {
    private final FactLog log;
    private final CurrentUser current;

    public ReturnPaymentUseCase(FactLog log, CurrentUser current) {
        this.log = log;
        this.current = current;
    }

    Recorded giveBack(String payment, String reason) {
        return log.record(
                current.user(),
                List.of(new ReturnPayment(new AggregateId(payment), reason)),
                false);
    }
}
