// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import java.util.List;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.outpost.model.access.Role;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Ids;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.kernel.Randomness;
import org.outpost.model.kernel.UserId;

/// The short-lived half of a sign-in: ten minutes, ES256, readable by whoever has `/api/jwks`.
public final class AccessTokens {
    static final String ISSUER = "outpost";
    static final String AUDIENCE = "outpost";
    static final long LIFE_MILLIS = 10L * 60 * 1000;
    private static final String HOME = "home";
    private static final String DEVICE = "device";
    private static final String GROUPS = "groups";
    private static final String SINCE = "since";

    private final SigningKeyStore keys;
    private final Clock clock;
    private final Randomness randomness;

    AccessTokens(SigningKeyStore keys, Clock clock, Randomness randomness) {
        this.keys = keys;
        this.clock = clock;
        this.randomness = randomness;
    }

    /// What a token says.
    ///
    /// @param device the machine the sign-in was at; null where none was named
    /// @param since when the password was set that was shown
    record Bearer(Caller caller, @Nullable DeviceId device, long since) {}

    /// A token that says who this is and at which machine, from now on for ten minutes.
    String issue(Caller caller, @Nullable DeviceId device, long since) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(caller.user().value());
        claims.setStringClaim("upn", caller.user().value());
        claims.setStringListClaim(GROUPS, caller.role().name());
        claims.setStringClaim(HOME, caller.home().value());
        if (device != null) {
            claims.setStringClaim(DEVICE, device.value());
        }
        claims.setClaim(SINCE, since);
        claims.setJwtId(Ids.random(randomness));
        claims.setIssuedAt(NumericDate.fromMilliseconds(clock.millis()));
        claims.setExpirationTime(NumericDate.fromMilliseconds(clock.millis() + LIFE_MILLIS));
        SigningKey key = keys.current();
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.key());
        signature.setKeyIdHeaderValue(key.kid());
        signature.setHeader("typ", "JWT");
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
    }

    /// Whom a token speaks for; nobody where it is not ours, not whole, not signed or too old. The
    /// algorithm is ours to choose, never the token's.
    Optional<Bearer> verify(String token) {
        try {
            JwtClaims claims =
                    new JwtConsumerBuilder()
                            .setRequireExpirationTime()
                            .setRequireSubject()
                            .setExpectedIssuer(ISSUER)
                            .setExpectedAudience(AUDIENCE)
                            .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                            .setMaxFutureValidityInMinutes((int) (LIFE_MILLIS / 60_000) + 1)
                            .setVerificationKeyResolver(
                                    new JwksVerificationKeyResolver(keys.published()))
                            .setJwsAlgorithmConstraints(
                                    AlgorithmConstraints.ConstraintType.PERMIT,
                                    AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                            .build()
                            .processToClaims(token);
            String device = claims.getStringClaimValue(DEVICE);
            Caller caller =
                    caller(
                            claims.getSubject(),
                            claims.getStringListClaimValue(GROUPS),
                            claims.getStringClaimValue(HOME));
            Long since = claims.getClaimValue(SINCE, Long.class);
            if (since == null) {
                throw new MalformedException("a token names the password it stands on");
            }
            return Optional.of(
                    new Bearer(caller, device == null ? null : new DeviceId(device), since));
        } catch (InvalidJwtException
                | MalformedClaimException
                | MalformedException
                | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The public keys as text, in the form of RFC 7517.
    String jwks() {
        return new JsonWebKeySet(keys.published())
                .toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    private static Caller caller(String subject, List<String> groups, String home) {
        if (groups == null || groups.size() != 1 || home == null) {
            throw new MalformedException("a token names one role and one home");
        }
        return new Caller(new UserId(subject), Role.valueOf(groups.getFirst()), new FeedId(home));
    }
}
