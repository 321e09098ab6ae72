// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.outpost.model.kernel.Randomness;

/// Random texts that are handed out once, and the hashes that are kept of them.
final class Secrets {
    static final int BYTES = 32;

    private Secrets() {}

    /// A fresh secret of 256 bits, safe in a cookie and in JSON.
    static String fresh(Randomness randomness) {
        return text(randomness.bytes(BYTES));
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String hash(String secret) {
        return HexFormat.of().formatHex(sha256("kept:" + secret));
    }

    /// Hides or shows a successor: only who holds the spent token can do either.
    static byte[] box(byte[] successor, String spent) {
        byte[] pad = sha256("next:" + spent);
        byte[] out = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            out[i] = (byte) (successor[i] ^ pad[i]);
        }
        return out;
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
