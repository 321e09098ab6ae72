// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.prescriptions;

import org.jspecify.annotations.Nullable;
import org.outpost.desktop.sync.Device;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.prescriptions.ReceiptNumber;
import org.outpost.model.prescriptions.Scheme;
import org.outpost.model.prescriptions.TakePayment;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.SeriesUse;
import org.outpost.model.sync.States;

/// A fee is taken together with its visit and gets a receipt of this counter's own letters. A
/// counter that has no letters yet takes it all the same: the money has changed hands.
public final class TakePaymentUseCase {
    private static final String PURPOSE = "opd";
    private final Device device;
    private final Clock clock;

    public TakePaymentUseCase(Device device, Clock clock) {
        this.device = device;
        this.clock = clock;
    }

    /// What is written down, as the receipts stand in the very transaction.
    FactBody payment(
            States states, AggregateId visit, AggregateId patient, Scheme scheme, long paise) {
        HospitalId hospital = device.hospital();
        int year = CareDay.of(clock.millis()).getYear();
        return new TakePayment(
                hospital,
                visit,
                patient,
                paise,
                scheme,
                PURPOSE,
                paise == 0 ? null : next(device.writer(), states, hospital, year));
    }

    /// The next receipt of a counter's letters; null where it has none.
    static @Nullable ReceiptNumber next(
            WriterId writer, States states, HospitalId hospital, int year) {
        SeriesUse use = SeriesUse.next(writer, hospital, ReceiptNumber.run(year), states);
        return use == null || use.number() > ReceiptNumber.LAST
                ? null
                : ReceiptNumber.of(use.series(), year, use.number());
    }
}
