// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.util.Optional;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.FactBody;

/// What sync must know of machines. Told by the room of access.
public interface DeviceDirectory {
    /// The machine as of now, where it is registered.
    Optional<Machine> find(DeviceId device);

    /// The fact by which the server takes up a new life of a machine's database.
    FactBody opening(DeviceId device, WriterId writer, FeedId home);

    /// @param publicKey X.509
    /// @param home the feed its writers write into
    record Machine(DeviceId device, byte[] publicKey, FeedId home) {}
}
