// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Turns a secret into what is kept to check it later: argon2id with 64 MiB and three passes. Takes
/// most of a second on purpose: never on the window's thread.
final class SecretVerifier {
    private static final int MEMORY_KIB = 64 * 1024;
    private static final int PASSES = 3;
    private static final int BYTES = 32;

    private SecretVerifier() {}

    static byte[] of(String secret, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(MEMORY_KIB)
                        .withIterations(PASSES)
                        .withParallelism(1)
                        .withSalt(salt)
                        .build());
        byte[] verifier = new byte[BYTES];
        String form = Normalizer.normalize(secret, Normalizer.Form.NFKC);
        generator.generateBytes(form.getBytes(StandardCharsets.UTF_8), verifier);
        return verifier;
    }

    static boolean holds(String secret, byte[] salt, byte[] verifier) {
        return MessageDigest.isEqual(of(secret, salt), verifier);
    }
}
