// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outpost.model.access.Device;
import org.outpost.model.access.OpenWriter;
import org.outpost.model.access.RegisterDevice;
import org.outpost.model.access.StaffMember;
import org.outpost.model.facilities.District;
import org.outpost.model.facilities.Hospital;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.FactBody;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.sync.DeviceDirectory;
import org.outpost.server.sync.DeviceKeys;
import org.outpost.server.sync.FactInbox;

/// Staff, hospitals and machines as the facts have them at the moment of asking; and how a machine
/// is taken up, as a fact of the server.
public final class FactDirectory
        implements StaffDirectory, DeviceDirectory, DeviceKeys, DeviceRegister {
    private static final int MAX_KEY = 200;

    private final FactInbox inbox;

    public FactDirectory(FactInbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public Optional<StaffMember> staff(UserId user) {
        StaffMember found =
                inbox.read(states -> states.of(StaffMember.id(user), StaffMember.class));
        return found.role() == null ? Optional.empty() : Optional.of(found);
    }

    @Override
    public @Nullable Hospital hospital(HospitalId hospital) {
        Hospital found = inbox.read(states -> states.of(Hospital.id(hospital), Hospital.class));
        return found.defined() ? found : null;
    }

    @Override
    public @Nullable District district(String code) {
        District found = inbox.read(states -> states.of(District.id(code), District.class));
        return found.defined() ? found : null;
    }

    @Override
    public Optional<Device> device(DeviceId device) {
        Device found = inbox.read(states -> states.of(Device.id(device), Device.class));
        return found.at() == null ? Optional.empty() : Optional.of(found);
    }

    @Override
    public Optional<Machine> find(DeviceId device) {
        return device(device).flatMap(found -> machine(device, found));
    }

    private static Optional<Machine> machine(DeviceId id, Device found) {
        FeedId at = found.at();
        byte[] key = key(found.publicKey());
        return at == null || key == null ? Optional.empty() : Optional.of(new Machine(id, key, at));
    }

    @Override
    public FactBody opening(DeviceId device, WriterId writer, FeedId home) {
        return new OpenWriter(device, writer, home);
    }

    @Override
    public byte @Nullable [] keyOf(DeviceId device) {
        return find(device).map(Machine::publicKey).orElse(null);
    }

    /// Told by the room's use case who may; here only what can't be a key is turned away.
    @Override
    public void register(UserId who, DeviceId device, String publicKey, FeedId at, String label) {
        byte[] key = key(publicKey);
        if (key == null || key.length > MAX_KEY || !isP256(key)) {
            throw new ProblemException(
                    400, "access.bad-key", "The computer's key is not a P-256 key in base64.");
        }
        var ingested =
                inbox.act(
                        at,
                        who,
                        _ -> List.of(new RegisterDevice(device, publicKey, at, label)),
                        null);
        if (ingested.serverFacts().isEmpty()) {
            throw new ProblemException(
                    422, "access.device-refused", "This computer can't be registered there.");
        }
    }

    private static boolean isP256(byte[] key) {
        try {
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key))
                            instanceof ECPublicKey point
                    && point.getParams().getOrder().bitLength() == 256;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte @Nullable [] key(String text) {
        try {
            return text.isEmpty() ? null : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
