// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.demo;

import java.security.KeyPair;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.Ids;
import org.outpost.model.kernel.Randomness;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Signer;

/// One machine of the demo, kept in a file of its owner: it makes its key at its first start and
/// has one writer for life.
///
/// @param privateKey PKCS#8, and `publicKey`, X.509
record DemoDevice(DeviceId device, WriterId writer, byte[] privateKey, byte[] publicKey) {
    private static final String FILE = "device.json";

    static DemoDevice in(WorkFolder folder, Randomness randomness) {
        return folder.read(FILE, DemoDevice.class)
                .orElseGet(() -> {
                    KeyPair keys = EcP256.newKeys();
                    DemoDevice fresh =
                            new DemoDevice(
                                    new DeviceId(Ids.random(randomness)),
                                    new WriterId(Ids.random(randomness)),
                                    keys.getPrivate().getEncoded(),
                                    keys.getPublic().getEncoded());
                    folder.replace(FILE, fresh);
                    return fresh;
                });
    }

    Signer signer() {
        return EcP256.signer(EcP256.privateKey(privateKey));
    }
}
