// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.prescriptions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.sync.SeriesUse;
import org.outpost.model.sync.UsesSeries;

/// Money is given back later than the moment it was taken, at whichever counter of the hospital the
/// patient stands: all of it, on a receipt of its own, out of the drawer of the counter that gives
/// it. {@link ReturnPayment} says what was taken by mistake and has no paper.
///
/// @param reason a code of a short list: `not-seen`, `double`, `free`, `mistake`
/// @param receipt null where the counter has no letters yet
public record RefundPayment(
        HospitalId hospital, AggregateId payment, String reason, @Nullable ReceiptNumber receipt)
        implements UsesSeries {
    @Override
    public List<AggregateId> touches(FactId self) {
        SeriesUse use = seriesUse();
        return use == null ? List.of(payment) : List.of(payment, use.run());
    }

    @Override
    public @Nullable SeriesUse seriesUse() {
        ReceiptNumber given = receipt;
        return given == null ? null : given.use(hospital);
    }
}
