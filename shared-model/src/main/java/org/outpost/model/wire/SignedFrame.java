// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.sync.Sha256;

/// A message in columns with the device that sends it and its signature before it, raw: what two
/// headers say in JSON.
///
/// @param signature over method, path and the message
public record SignedFrame(DeviceId device, byte[] signature, byte[] message) {
    private static final byte FORM = (byte) 0xC3;
    private static final int RADIX = 36;
    private static final int DEVICE_LETTERS = 16;
    private static final int DEVICE_BYTES = 11;
    private static final int HEAD = 2 + DEVICE_BYTES;

    /// Whether bytes look like a frame.
    public static boolean is(byte[] body) {
        return body.length > 0 && body[0] == FORM;
    }

    /// The bytes a device signs, whatever its message is written in.
    public static byte[] signedBytes(String method, String path, byte[] message) {
        return (method + "\n" + path + "\n" + Sha256.hex(message)).getBytes(StandardCharsets.UTF_8);
    }

    /// The frame as it travels.
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(FORM);
        out.write(signature.length);
        byte[] letters = new BigInteger(device.value(), RADIX).toByteArray();
        byte[] packed = new byte[DEVICE_BYTES];
        int length = Math.min(letters.length, DEVICE_BYTES);
        System.arraycopy(letters, letters.length - length, packed, DEVICE_BYTES - length, length);
        out.writeBytes(packed);
        out.writeBytes(signature);
        out.writeBytes(message);
        return out.toByteArray();
    }

    /// Reads a frame; whether the signature holds is for whoever knows the device.
    ///
    /// @throws MalformedException where it is none
    public static SignedFrame of(byte[] body) {
        if (body.length < HEAD || !is(body) || body.length < HEAD + (body[1] & 255)) {
            throw new MalformedException("not a signed message");
        }
        String letters = new BigInteger(1, Arrays.copyOfRange(body, 2, HEAD)).toString(RADIX);
        int signature = HEAD + (body[1] & 255);
        return new SignedFrame(
                new DeviceId("0".repeat(Math.max(0, DEVICE_LETTERS - letters.length())) + letters),
                Arrays.copyOfRange(body, HEAD, signature),
                Arrays.copyOfRange(body, signature, body.length));
    }
}
