// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.FactBody;

/// Two records were not one person after all: the edge is gone, both are as they were.
public record UnmergePatients(AggregateId kept, AggregateId gone) implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(kept, gone);
    }
}
