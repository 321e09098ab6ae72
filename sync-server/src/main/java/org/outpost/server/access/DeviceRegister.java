// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;

/// How a sign-in takes up a machine: as a fact of the server, which is the sync room's to write.
@FunctionalInterface
public interface DeviceRegister {
    /// Registers the machine, or leaves everything as it is where it is registered just so.
    ///
    /// @param who whose sign-in vouches for it
    /// @param publicKey its EC P-256 key, X.509 in base64
    /// @param at where it stands
    void register(UserId who, DeviceId device, String publicKey, FeedId at, String label);
}
