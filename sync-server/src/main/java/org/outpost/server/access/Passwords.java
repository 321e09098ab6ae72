// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.Randomness;
import org.outpost.server.platform.ProblemException;

/// Turns passwords into what may be stored, and compares. Argon2id with 19 MiB, two passes, one
/// lane. At most as many at once as there are seats, so that a rush of sign-ins never takes the
/// processors and the memory that sync needs.
public final class Passwords {
    static final int MAX_LENGTH = 256;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int PATIENCE_SECONDS = 10;
    private static final String PREFIX = "$argon2id$v=19$m=19456,t=2,p=1$";

    private final Randomness randomness;
    private final Semaphore seats;
    private final String nobody;

    public Passwords(Randomness randomness, int seats) {
        this.randomness = randomness;
        this.seats = new Semaphore(seats, true);
        this.nobody = hash("a password nobody has");
    }

    /// What to store for this password: algorithm, costs, salt and hash in one text.
    public String hash(String password) {
        byte[] salt = randomness.bytes(SALT_BYTES);
        return PREFIX + text(salt) + "$" + text(derived(password, salt));
    }

    /// Whether the password is the one stored. With nothing stored it takes as long and says no.
    public boolean matches(String password, @Nullable String stored) {
        boolean kept = stored != null && stored.startsWith(PREFIX);
        String compared = stored == null || !kept ? nobody : stored;
        String[] parts = compared.substring(PREFIX.length()).split("\\$", 2);
        byte[] salt = Base64.getDecoder().decode(parts[0]);
        byte[] expected = Base64.getDecoder().decode(parts[1]);
        boolean same = MessageDigest.isEqual(expected, derived(password, salt));
        return same && kept;
    }

    private byte[] derived(String password, byte[] salt) {
        byte[] secret =
                Normalizer.normalize(password, Normalizer.Form.NFKC)
                        .getBytes(StandardCharsets.UTF_8);
        takeSeat();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(
                    new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                            .withMemoryAsKB(MEMORY_KIB)
                            .withIterations(PASSES)
                            .withParallelism(1)
                            .withSalt(salt)
                            .build());
            byte[] out = new byte[BYTES];
            generator.generateBytes(secret, out);
            return out;
        } finally {
            seats.release();
        }
    }

    private void takeSeat() {
        try {
            if (!seats.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private static ProblemException busy() {
        return new ProblemException(
                503, "access.busy", "Too many people are signing in at once. Try again shortly.");
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
