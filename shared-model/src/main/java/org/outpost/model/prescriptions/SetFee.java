// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.prescriptions;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.sync.FactBody;

/// A hospital says what a visit costs from now on, at every counter of it. What was taken before
/// stays as it was taken.
public record SetFee(HospitalId hospital, long paise) implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(VisitFee.id(hospital));
    }
}
