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

    /// How much of a frame says whose it is.
    public static final int HEAD = 2 + DEVICE_BYTES;

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

    /// Whose a frame says it is, of which there is the beginning at least.
    ///
    /// @throws MalformedException where it is none
    public static DeviceId device(byte[] head) {
        if (head.length < HEAD || !is(head)) {
            throw new MalformedException("not a signed message");
        }
        String letters = new BigInteger(1, Arrays.copyOfRange(head, 2, HEAD)).toString(RADIX);
        return new DeviceId("0".repeat(Math.max(0, DEVICE_LETTERS - letters.length())) + letters);
    }

    /// Reads a frame; whether the signature holds is for whoever knows the device.
    ///
    /// @throws MalformedException where it is none
    public static SignedFrame of(byte[] body) {
        DeviceId device = device(body);
        int signature = HEAD + (body[1] & 255);
        if (body.length < signature) {
            throw new MalformedException("not a signed message");
        }
        return new SignedFrame(
                device,
                Arrays.copyOfRange(body, HEAD, signature),
                Arrays.copyOfRange(body, signature, body.length));
    }
}
