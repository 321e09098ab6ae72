// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.Randomness;
import org.outpost.server.platform.Sql;
import org.outpost.server.platform.Transactions;

/// Keys of access tokens: private halves in this node's folder (mode 0600), public halves in the
/// table, so that every node verifies what any node signed. A key signs for thirty days and is
/// published for twice as long.
final class SigningKeyStore {
    static final long SIGNS_MILLIS = 30L * 24 * 60 * 60 * 1000;
    private static final long PUBLISHED_MILLIS = 2 * SIGNS_MILLIS;
    private static final String PREFIX = "access-";

    private final Path folder;
    private final Transactions transactions;
    private final Clock clock;
    private final Randomness randomness;

    SigningKeyStore(Path folder, Transactions transactions, Clock clock, Randomness randomness) {
        this.folder = folder;
        this.transactions = transactions;
        this.clock = clock;
        this.randomness = randomness;
    }

    /// The key to sign with now; made and published where there is none young enough.
    synchronized SigningKey current() {
        try {
            Optional<SigningKey> newest = newest();
            if (newest.isPresent() && newest.get().madeAt() + SIGNS_MILLIS > clock.millis()) {
                return newest.get();
            }
            return make();
        } catch (IOException | JoseException e) {
            throw new IllegalStateException(
                    "the folder of keys named by OUTPOST_KEYS_FOLDER can't be used: "
                            + e.getClass().getSimpleName(),
                    e);
        }
    }

    /// What may be verified with, newest first.
    List<JsonWebKey> published() {
        return transactions.call(this::published);
    }

    private List<JsonWebKey> published(Connection connection) throws SQLException {
        return Sql.query(
                connection,
                "SELECT public_key FROM signing_key WHERE made_at > ? ORDER BY made_at DESC, kid",
                row -> read(row.getString("public_key")),
                clock.millis() - PUBLISHED_MILLIS);
    }

    private static JsonWebKey read(String json) {
        try {
            return JsonWebKey.Factory.newJwk(json);
        } catch (JoseException e) {
            throw new IllegalStateException("a published key is not readable", e);
        }
    }

    private Optional<SigningKey> newest() throws IOException, JoseException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files =
                    all.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                            .sorted(Comparator.reverseOrder())
                            .toList();
        }
        if (files.isEmpty()) {
            return Optional.empty();
        }
        EllipticCurveJsonWebKey jwk =
                (EllipticCurveJsonWebKey)
                        JsonWebKey.Factory.newJwk(
                                Files.readString(files.getFirst(), StandardCharsets.UTF_8));
        String name = files.getFirst().getFileName().toString();
        long madeAt = Long.parseLong(name.substring(PREFIX.length(), name.indexOf(".jwk")), 16);
        publish(jwk, madeAt);
        return Optional.of(new SigningKey(jwk.getKeyId(), jwk.getPrivateKey(), madeAt));
    }

    private SigningKey make() throws IOException, JoseException {
        EllipticCurveJsonWebKey jwk = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        jwk.setKeyId(HexFormat.of().formatHex(randomness.bytes(8)));
        jwk.setUse("sig");
        jwk.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        long madeAt = clock.millis();
        Files.createDirectories(folder);
        Path file = folder.resolve(PREFIX + "%012x.jwk".formatted(madeAt));
        Path half = folder.resolve("making-" + jwk.getKeyId());
        Files.createFile(
                half,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                half,
                jwk.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE),
                StandardCharsets.UTF_8,
                StandardOpenOption.WRITE);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        publish(jwk, madeAt);
        return new SigningKey(jwk.getKeyId(), jwk.getPrivateKey(), madeAt);
    }

    private void publish(JsonWebKey jwk, long madeAt) {
        transactions.run(connection ->
                Sql.update(
                        connection,
                        "INSERT IGNORE INTO signing_key (kid, public_key, made_at)"
                                + " VALUES (?, ?, ?)",
                        jwk.getKeyId(),
                        jwk.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY),
                        madeAt));
    }
}
