// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.ops.endtoend.Api.bytes;
import static org.outpost.ops.endtoend.Api.isAProblem;

import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.model.sync.EcP256;
import org.outpost.ops.launcher.RunningSystem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Tokens that are well made but not right, and requests that are not what they say: what the real
/// server answers over HTTP.
class TokenAnswersTest {
    private static final String PATH = "/api/v1/facilities/hospitals";
    private static final JsonMapper JSON = new JsonMapper();
    private static RunningSystem system;
    private static Api api;
    private static String token;
    private static PrivateKey key;

    @BeforeAll
    static void start() throws Exception {
        system = SharedSystem.get();
        api = new Api(system);
        token = api.signIn(system.adminLogin(), system.adminPassword());
        key = serverKey();
    }

    /// The very key the server signs with, so that nothing but the claims is wrong.
    private static PrivateKey serverKey() throws Exception {
        try (Stream<Path> files = Files.list(system.folder().in("keys"))) {
            Path file =
                    files.filter(one -> one.getFileName().toString().startsWith("access-"))
                            .max((one, other) -> one.compareTo(other))
                            .orElseThrow();
            JsonNode jwk = JSON.readTree(Files.readString(file));
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            byte[] secret = Base64.getUrlDecoder().decode(jwk.path("d").asString(""));
            return KeyFactory.getInstance("EC")
                    .generatePrivate(
                            new ECPrivateKeySpec(
                                    new BigInteger(1, secret),
                                    curve.getParameterSpec(ECParameterSpec.class)));
        }
    }

    private static String header() {
        return new String(
                Base64.getUrlDecoder().decode(token.split("[.]")[0]), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> claims() {
        return claims(token);
    }

    private static Map<String, Object> claims(String token) {
        byte[] payload = Base64.getUrlDecoder().decode(token.split("[.]")[1]);
        Map<String, Object> claims = new LinkedHashMap<>();
        JSON.readTree(payload).properties().forEach(e -> claims.put(e.getKey(), e.getValue()));
        return claims;
    }

    private static String signed(String header, Map<String, Object> claims, PrivateKey by)
            throws Exception {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String said =
                base64.encodeToString(bytes(header))
                        + "."
                        + base64.encodeToString(JSON.writeValueAsBytes(claims));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(by);
        signature.update(bytes(said));
        return said + "." + base64.encodeToString(signature.sign());
    }

    private static int statusWith(String claim, Object value) throws Exception {
        Map<String, Object> claims = claims();
        if (value == null) {
            claims.remove(claim);
        } else {
            claims.put(claim, value);
        }
        HttpResponse<byte[]> answer = api.get(PATH, signed(header(), claims, key));
        if (answer.statusCode() != 200) {
            isAProblem(answer, 401);
        }
        return answer.statusCode();
    }

    @Test
    void theForgeMakesGoodTokensSoThatABadOneIsBadForWhatItSays() throws Exception {
        assertThat(api.get(PATH, signed(header(), claims(), key)).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenThatIsTooOldTooYoungForAnotherOrFromAnotherIsTurnedAway() throws Exception {
        long now = Instant.now().getEpochSecond();
        assertThat(statusWith("exp", now - 1)).isEqualTo(401);
        assertThat(statusWith("exp", "" + (now + 300))).isEqualTo(401);
        assertThat(statusWith("exp", 253_402_300_799L)).as("the year 9999").isEqualTo(401);
        assertThat(statusWith("exp", null)).isEqualTo(401);
        assertThat(statusWith("nbf", now + 3600)).isEqualTo(401);
        assertThat(statusWith("aud", "somebody-else")).isEqualTo(401);
        assertThat(statusWith("aud", null)).isEqualTo(401);
        assertThat(statusWith("iss", "somebody-else")).isEqualTo(401);
        assertThat(statusWith("iss", null)).isEqualTo(401);
        assertThat(statusWith("sub", null)).isEqualTo(401);
        assertThat(statusWith("since", 0)).as("of a password before").isEqualTo(401);
        assertThat(statusWith("since", null)).isEqualTo(401);
        assertThat(statusWith("sub", "nobody.here")).isEqualTo(401);
        assertThat(statusWith("groups", "EVERYTHING")).isEqualTo(401);
        assertThat(statusWith("home", "../../etc")).isEqualTo(401);
    }

    @Test
    void aTokenSignedByAnotherKeyUnderOurNameOrNotAtAllIsTurnedAway() throws Exception {
        PrivateKey foreign = EcP256.newKeys().getPrivate();
        isAProblem(api.get(PATH, signed(header(), claims(), foreign)), 401);
        isAProblem(api.get(PATH, signed(header().replace("ES256", "none"), claims(), key)), 401);
        isAProblem(api.get(PATH, signed(header().replace("ES256", "HS256"), claims(), key)), 401);
        String unknown = header().replaceAll("\"kid\":\"[^\"]*\"", "\"kid\":\"0000000000000000\"");
        isAProblem(api.get(PATH, signed(unknown, claims(), key)), 401);
        isAProblem(api.get(PATH, "x".repeat(4000)), 401);
    }

    @Test
    void aRoleThatATokenClaimsIsAskedOfTheFactsAnew() throws Exception {
        var clerk =
                SharedSystem.demo().logins().stream()
                        .filter(login -> login.role().equals("FRONT_DESK"))
                        .findFirst()
                        .orElseThrow();
        String own = api.signIn(clerk.login(), SharedSystem.demo().password());
        Map<String, Object> claims = claims(own);
        claims.put("groups", claims().get("groups"));
        claims.put("home", claims().get("home"));
        String raised = signed(header(), claims, key);
        isAProblem(api.get("/api/v1/inventory/positions?hospital=RMP-DH01", raised), 403);
        isAProblem(api.get("/api/v1/appointments/sessions?hospital=SIT-DH01", raised), 403);
    }

    @Test
    void whatIsNotAskedAsItShouldIsAnsweredByACode() throws Exception {
        isAProblem(api.get("/api/v1/access/sign-in", null), 405);
        isAProblem(api.get("/api/v1/sync/hello", null), 401, 405);
        isAProblem(api.get("/api/nothing", token), 404);
        isAProblem(api.get("/nothing", null), 404);
        isAProblem(api.get("/trouble", null), 404);
        Map<String, String> override = new HashMap<>();
        override.put("X-HTTP-Method-Override", "DELETE");
        isAProblem(api.post(PATH, token, bytes("{}"), override), 405);
    }

    @Test
    void oneAddressTriesThirtyTimesAndWhatItWritesInFrontDoesNotMakeItAnother() throws Exception {
        for (int i = 0; i < 30; i++) {
            isAProblem(tried(i, "203.0.113." + i + ", 198.51.100.21"), 401);
        }
        HttpResponse<byte[]> away = tried(30, "203.0.113.30, 198.51.100.21");
        isAProblem(away, 429);
        assertThat(Api.code(away)).isEqualTo("access.too-often");
        assertThat(away.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(20L, 61L);
        isAProblem(tried(31, "198.51.100.22"), 401);
        assertThat(api.signIn(system.adminLogin(), system.adminPassword())).isNotEmpty();
    }

    /// A wrong password for one of many logins, heard by our proxy from an address.
    private static HttpResponse<byte[]> tried(int who, String address) throws Exception {
        return api.post(
                "/api/v1/access/sign-in",
                null,
                bytes("{\"login\":\"tried.%d\",\"password\":\"Monsoon-2026\"}".formatted(who)),
                Map.of("X-Forwarded-For", address));
    }

    @Test
    void aPasswordThatNobodyTypesIsTurnedAwayBeforeItIsTried() throws Exception {
        String form = "{\"login\":\"admin\",\"password\":\"%s\"}";
        for (String password : new String[] {"x".repeat(257), "x".repeat(70_000)}) {
            isAProblem(
                    api.post("/api/v1/access/sign-in", null, bytes(form.formatted(password))), 400);
        }
        isAProblem(
                api.post(
                        "/api/v1/access/sign-in",
                        null,
                        bytes(form.formatted("x".repeat(1_000_000)))),
                400);
        isAProblem(
                api.post("/api/v1/access/sign-in", null, bytes(form.formatted("a\\u0000b"))), 401);
    }
}
