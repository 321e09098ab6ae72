// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.DeviceId;

/// The public keys of enrolled devices.
@FunctionalInterface
public interface DeviceKeys {
    /// X.509 form; null where the device is not enrolled or no longer wanted.
    byte @Nullable [] keyOf(DeviceId device);
}
