// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import java.util.Base64;
import java.util.Optional;
import org.outpost.model.access.Device;
import org.outpost.model.access.OpenWriter;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.FactBody;
import org.outpost.server.sync.DeviceDirectory;
import org.outpost.server.sync.FactInbox;

/// Machines as their registrations add up: asked each time, so that a change counts at once on
/// every node.
public final class RegisteredDevices implements DeviceDirectory {
    private final FactInbox inbox;

    public RegisteredDevices(FactInbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public Optional<Machine> find(DeviceId device) {
        Device known = inbox.read(states -> states.of(Device.id(device), Device.class));
        FeedId at = known.at();
        if (at == null) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getDecoder().decode(known.publicKey());
            return Optional.of(new Machine(device, key, at));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public FactBody opening(DeviceId device, WriterId writer, FeedId home) {
        return new OpenWriter(device, writer, home);
    }
}
