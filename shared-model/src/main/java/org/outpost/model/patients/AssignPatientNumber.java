// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.NumberUse;
import org.outpost.model.sync.UsesNumber;

/// The server gives a patient a number: there was none, or it was not the desk's to give. From here
/// on this one is printed.
public record AssignPatientNumber(AggregateId patient, PatientNumber number) implements UsesNumber {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(patient, LeasePool.blockOf(number.hospital(), number.running()));
    }

    @Override
    public NumberUse numberUse() {
        return NumberUse.of(number.hospital(), number.running());
    }
}
