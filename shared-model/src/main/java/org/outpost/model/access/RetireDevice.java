// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.access;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.FactBody;

/// A machine is taken out of use, replaced or lost: from here on its signature opens nothing, and
/// nobody waits to hear from it. Only an administrator's sign-in at it takes it up again.
///
/// @param reason a code: `replaced`, `lost`, `done`
public record RetireDevice(DeviceId device, String reason) implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(Device.id(device));
    }
}
