// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.access;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.sync.FactBody;

/// A person leaves: from here on nothing can be written in their name.
public record DismissStaff(UserId user) implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(StaffMember.id(user));
    }
}
