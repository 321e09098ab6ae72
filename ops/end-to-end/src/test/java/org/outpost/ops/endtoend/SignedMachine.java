// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Ids;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.Sha256;
import org.outpost.model.wire.Json;

/// A machine that signs as machines do, and lets a test change what is sent after it was signed.
final class SignedMachine {
    static final String HELLO = "/api/v1/sync/hello";
    private static final SecureRandom RANDOM = new SecureRandom();

    final DeviceId device = new DeviceId(fresh());
    final WriterId writer = new WriterId(fresh());
    final FeedId home;
    final KeyPair keys = EcP256.newKeys();
    private final Api api;

    SignedMachine(Api api, String home) {
        this.api = api;
        this.home = new FeedId(home);
    }

    private record Form(String login, String password, Stands device) {}

    private record Stands(String id, String publicKey, String label, String at) {}

    private static String fresh() {
        return Ids.random(count -> {
            byte[] bytes = new byte[count];
            RANDOM.nextBytes(bytes);
            return bytes;
        });
    }

    /// Enrols it by a sign-in at it.
    HttpResponse<byte[]> enrol(String login, String password) throws Exception {
        String key = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        Stands stands = new Stands(device.value(), key, "Counter", home.value());
        return api.post(
                "/api/v1/access/sign-in", null, Json.write(new Form(login, password, stands)));
    }

    byte[] greeting() {
        return greeting(null);
    }

    byte[] greeting(@Nullable String token) {
        return Json.write(
                new Hello.Request(device, writer, home, token, 0, List.of(), "test", 1, 0));
    }

    /// Sends a body with the signature over this very body and path.
    HttpResponse<byte[]> send(String path, byte[] body) throws Exception {
        return api.post(path, null, body, headers(device, signature(path, body)));
    }

    /// Sends a body that was packed after it was signed.
    HttpResponse<byte[]> sendPacked(String path, byte[] plain, byte[] packed) throws Exception {
        Map<String, String> headers = new HashMap<>(headers(device, signature(path, plain)));
        headers.put("Content-Encoding", "gzip");
        return api.post(path, null, packed, headers);
    }

    HttpResponse<byte[]> sendAs(DeviceId named, String path, byte[] body, String signature)
            throws Exception {
        return api.post(path, null, body, headers(named, signature));
    }

    String signature(String path, byte[] body) {
        String seal = "POST\n" + path + "\n" + Sha256.hex(body);
        byte[] signature =
                EcP256.signer(keys.getPrivate()).sign(seal.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signature);
    }

    private static Map<String, String> headers(DeviceId named, String signature) {
        return Map.of("Outpost-Device", named.value(), "Outpost-Signature", signature);
    }

    static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }
}
