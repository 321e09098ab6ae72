// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.facilities;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.sync.FactBody;

/// A hospital joins its district, or is described anew with all its departments and stores.
///
/// @param district code of its district
public record DefineHospital(
        HospitalId hospital,
        String district,
        HospitalTier tier,
        String name,
        String nameLocal,
        List<Department> departments,
        List<StoreRoom> stores)
        implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(Hospital.id(hospital));
    }
}
