// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.Randomness;

/// Seals the files of a stick by a code of eighty random bits, each under its own name, so that no
/// file can pass for another.
final class StickSeal {
    /// By how many bytes a sealed file is longer.
    static final int MORE = 12 + 16;

    private static final int NONCE = 12;
    private static final int ROUNDS = 100_000;

    private final SecretKeySpec key;
    private final Randomness randomness;

    StickSeal(String code, byte[] salt, Randomness randomness) {
        this.randomness = randomness;
        try {
            char[] typed = plain(code).toCharArray();
            PBEKeySpec spec =
                    new PBEKeySpec(
                            typed.length == 0 ? "-".toCharArray() : typed, salt, ROUNDS, 256);
            byte[] bytes =
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(spec)
                            .getEncoded();
            this.key = new SecretKeySpec(bytes, "ChaCha20");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has these", e);
        }
    }

    /// As it was meant: without what groups it, and with the letters that look like digits.
    private static String plain(String code) {
        return code.toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    byte[] sealed(byte[] plain, String name) {
        byte[] nonce = randomness.bytes(NONCE);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(plain);
            return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what is whole can be sealed", e);
        }
    }

    /// What was sealed under this name; null where a bit of it is another, or the code is.
    byte @Nullable [] opened(byte[] sealed, String name) {
        if (sealed.length < MORE) {
            return null;
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), name)
                    .doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException damaged) {
            return null;
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(mode, key, new IvParameterSpec(nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
