// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.FactBody;

/// Some details of a patient are put right.
///
/// @param person only what is changed; dropped by an erasure
public record ChangePatientDetails(AggregateId patient, @Nullable Person person)
        implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(patient);
    }
}
