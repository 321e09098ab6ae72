// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The one hash of the protocol.
public final class Sha256 {
    private Sha256() {}

    /// 64 hex digits.
    public static String hex(byte[]... parts) {
        return HexFormat.of().formatHex(of(parts));
    }

    /// 32 bytes, over the parts one behind the other.
    public static byte[] of(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
