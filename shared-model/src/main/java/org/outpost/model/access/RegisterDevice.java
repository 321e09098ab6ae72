// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.access;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.FactBody;

/// The server takes up a machine after the first sign-in of a person who may.
///
/// @param publicKey the device's EC P-256 key, X.509 in base64
/// @param at where it stands
/// @param label what is written on it: `Counter 3`
public record RegisterDevice(DeviceId device, String publicKey, FeedId at, String label)
        implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(Device.id(device));
    }
}
