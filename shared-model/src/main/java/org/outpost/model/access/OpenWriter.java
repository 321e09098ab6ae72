// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.access;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.FactBody;

/// The server takes up a new life of a device's database.
///
/// @param at the writer's home
public record OpenWriter(DeviceId device, WriterId writer, FeedId at) implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(Device.id(device));
    }
}
