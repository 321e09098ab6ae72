// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.wire.Json;
import org.outpost.model.wire.SignedFrame;
import org.outpost.server.platform.Bodies;
import org.outpost.server.platform.ProblemException;

/// A body that names a machine of ours, whose signature is to be checked yet. What strangers send
/// is not taken in, so that it takes up no room.
///
/// @param key of the machine that is named
record SignedBody(byte[] key, byte[] bytes) {
    /// Takes a body in, where a machine of ours is named before it or at its beginning.
    ///
    /// @param framed whether the body says itself whose it is, and `named`, who does otherwise
    static SignedBody come(
            InputStream line, boolean framed, @Nullable String named, DeviceKeys devices) {
        return Bodies.whileItComes(() -> {
            InputStream plain = Bodies.unpacked(line);
            byte[] head = framed ? plain.readNBytes(SignedFrame.HEAD) : new byte[0];
            byte[] key = key(framed ? SignedFrame.device(head).value() : named, devices);
            if (key == null) {
                throw stranger();
            }
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), plain);
            return new SignedBody(key, Bodies.whole(whole, Json.MAX_DOCUMENT));
        });
    }

    /// The key of a machine of ours; null where it is none.
    static byte @Nullable [] key(@Nullable String device, DeviceKeys devices) {
        try {
            return device == null ? null : devices.keyOf(new DeviceId(device));
        } catch (MalformedException e) {
            return null;
        }
    }

    static ProblemException stranger() {
        return new ProblemException(
                401,
                "sync.unknown-device",
                "This machine is not enrolled here, or its signature does not hold.");
    }
}
