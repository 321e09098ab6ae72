// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.outpost.model.sync.EcP256;

/// A P-256 key pair in a file that only this user reads: two lines of base64, the private key in
/// PKCS#8 and the public one in X.509. Made where there is none; of two nodes that make it at once
/// in a shared folder, the first one's holds.
public final class KeyPairFile {
    private KeyPairFile() {}

    /// The pair in this file, made now where there is none.
    public static KeyPair at(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the key file can't be used: " + file, e);
        }
    }

    private static void make(Path file) throws IOException {
        KeyPair pair = EcP256.newKeys();
        Base64.Encoder base64 = Base64.getEncoder();
        List<String> lines =
                List.of(
                        base64.encodeToString(pair.getPrivate().getEncoded()),
                        base64.encodeToString(pair.getPublic().getEncoded()));
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("a key file lies in a folder");
        }
        Files.createDirectories(folder);
        Path part =
                Files.createTempFile(
                        folder,
                        "key",
                        ".part",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
            ByteBuffer text =
                    ByteBuffer.wrap(
                            (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII));
            while (text.hasRemaining()) {
                out.write(text);
            }
            out.force(true);
        }
        try {
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException first) {
            // another node's holds
        } catch (UnsupportedOperationException | AtomicMoveNotSupportedException e) {
            Files.move(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
        // What is signed with it soon is for ever: neither the key nor its name may be lost.
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private static KeyPair read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 2) {
            throw new IOException("the key file is not complete: " + file);
        }
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            Base64.Decoder base64 = Base64.getDecoder();
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(base64.decode(lines.get(1)))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(lines.get(0)))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("not a key file: " + file, e);
        }
    }
}
