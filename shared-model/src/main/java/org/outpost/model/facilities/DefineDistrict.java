// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.facilities;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.FactBody;

/// A district joins, or is described anew.
///
/// @param code as in its feed `D/<code>`
/// @param state of the union
public record DefineDistrict(String code, String name, String nameLocal, String state)
        implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(District.id(code));
    }
}
