// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.prescriptions;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.sync.SeriesUse;
import org.outpost.model.sync.UsesSeries;

/// Money taken at the desk for a visit, or that nothing was to be paid and why.
///
/// @param paise hundredths of a rupee; 0 where it is free
/// @param purpose a code of a short list: `opd`, `card`
/// @param receipt null where the counter has no letters yet, or nothing was paid
public record TakePayment(
        HospitalId hospital,
        AggregateId visit,
        AggregateId patient,
        long paise,
        Scheme scheme,
        String purpose,
        @Nullable ReceiptNumber receipt)
        implements UsesSeries {
    @Override
    public List<AggregateId> touches(FactId self) {
        List<AggregateId> touched = new ArrayList<>();
        touched.add(Payment.id(self));
        SeriesUse use = seriesUse();
        if (use != null) {
            touched.add(use.run());
        }
        return touched;
    }

    @Override
    public @Nullable SeriesUse seriesUse() {
        ReceiptNumber given = receipt;
        return given == null ? null : given.use(hospital);
    }
}
