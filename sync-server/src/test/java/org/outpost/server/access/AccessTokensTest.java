// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.stream.Stream;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    private static AccessOnDatabase access;

    @BeforeAll
    static void start() {
        access = new AccessOnDatabase();
    }

    @AfterAll
    static void stop() {
        access.close();
    }

    private static AccessTokens tokens() {
        return access.parts.tokens();
    }

    private static String payload(String token) {
        return new String(
                Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    @Test
    void aTokenHoldsForTenMinutesAndNoSecondLonger() {
        String token = tokens().issue(access.admin, null, 7);
        assertThat(tokens().verify(token)).contains(new AccessTokens.Bearer(access.admin, null, 7));
        access.pass(AccessTokens.LIFE_MILLIS - 1000);
        assertThat(tokens().verify(token)).isPresent();
        access.pass(2000);
        assertThat(tokens().verify(token)).isEmpty();
    }

    @Test
    void aTokenThatWasTouchedOrNotSignedIsNobodys() {
        String[] parts = tokens().issue(access.admin, null, 7).split("\\.");
        String raised = payload(String.join(".", parts)).replace("admin", "other");
        String forged = encode(raised);
        assertThat(tokens().verify(parts[0] + "." + forged + "." + parts[2])).isEmpty();
        String none = encode("{\"alg\":\"none\",\"typ\":\"JWT\"}");
        assertThat(tokens().verify(none + "." + parts[1] + ".")).isEmpty();
        assertThat(tokens().verify("not.a.token")).isEmpty();
        assertThat(tokens().verify("")).isEmpty();
    }

    @Test
    void aTokenSignedByAnotherKeyOrAnotherWayIsNobodys() throws Exception {
        String good = tokens().issue(access.admin, null, 7);
        String kid = access.parts.keys().current().kid();
        JsonWebSignature foreign = new JsonWebSignature();
        foreign.setPayload(payload(good));
        foreign.setKey(EcJwkGenerator.generateJwk(EllipticCurves.P256).getPrivateKey());
        foreign.setKeyIdHeaderValue(kid);
        foreign.setAlgorithmHeaderValue("ES256");
        assertThat(tokens().verify(foreign.getCompactSerialization())).isEmpty();
        JsonWebSignature keyed = new JsonWebSignature();
        keyed.setPayload(payload(good));
        keyed.setKey(new HmacKey(tokens().jwks().getBytes(StandardCharsets.UTF_8)));
        keyed.setKeyIdHeaderValue(kid);
        keyed.setAlgorithmHeaderValue("HS256");
        assertThat(tokens().verify(keyed.getCompactSerialization())).isEmpty();
    }

    @Test
    void onlyPublicHalvesArePublishedAndPrivateOnesAreForTheirOwnerAlone() throws Exception {
        tokens().issue(access.admin, null, 7);
        assertThat(tokens().jwks())
                .contains("\"kid\"")
                .contains("\"ES256\"")
                .doesNotContain("\"d\":");
        assertThat(access.server.dump("signing_key").toString()).doesNotContain("\"d\":");
        try (Stream<Path> files = Files.list(access.keys)) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void aNewKeyIsMadeInTimeAndTheOldOnesTokensStillHold() {
        String first = access.parts.keys().current().kid();
        access.pass(SigningKeyStore.SIGNS_MILLIS - 60_000);
        String old = tokens().issue(access.admin, null, 7);
        access.pass(120_000);
        String second = access.parts.keys().current().kid();
        assertThat(second).isNotEqualTo(first);
        assertThat(tokens().verify(old)).isPresent();
        assertThat(tokens().verify(tokens().issue(access.admin, null, 7))).isPresent();
        assertThat(tokens().jwks().indexOf(second)).isLessThan(tokens().jwks().indexOf(first));
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
