// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.FactBody;

/// Two records are one person: an edge from one to the other. Nothing is copied and nothing lost;
/// what is taken over of the one is a change of the other's details, written beside it in one
/// action.
///
/// @param kept under which the person is found from now on
/// @param gone the other, which says so
public record MergePatients(AggregateId kept, AggregateId gone) implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(kept, gone);
    }
}
