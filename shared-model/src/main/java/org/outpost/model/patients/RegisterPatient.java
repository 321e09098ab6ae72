// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.NumberUse;
import org.outpost.model.sync.UsesNumber;

/// A person comes to the counter for the first time.
///
/// @param number out of a block the desk holds; null where it holds none: the server gives one
/// @param person dropped by an erasure
public record RegisterPatient(@Nullable PatientNumber number, @Nullable Person person)
        implements UsesNumber {
    @Override
    public List<AggregateId> touches(FactId self) {
        AggregateId patient = Patient.id(self);
        PatientNumber given = number;
        return given == null
                ? List.of(patient)
                : List.of(patient, LeasePool.blockOf(given.hospital(), given.running()));
    }

    @Override
    public @Nullable NumberUse numberUse() {
        PatientNumber given = number;
        return given == null ? null : NumberUse.of(given.hospital(), given.running());
    }
}
