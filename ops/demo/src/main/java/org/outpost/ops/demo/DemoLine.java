// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.LineException.Trouble;
import org.outpost.model.sync.Partner;
import org.outpost.model.sync.Sha256;
import org.outpost.model.sync.Signer;
import org.outpost.model.wire.Json;

/// The line from a machine of the demo to the server: JSON over HTTP, packed when it is worth it,
/// each conversation's request signed by the device over the bytes before packing: who unpacks them
/// on the way does no harm.
final class DemoLine {
    private static final String SYNC = "/api/v1/sync/";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WORTH_PACKING = 1024;

    private final URI server;
    private final HttpClient client;

    DemoLine(URI server, HttpClient client) {
        this.server = server;
        this.client = client;
    }

    /// The conversation of one device.
    Partner of(DemoDevice device) {
        Signer signer = device.signer();
        return new Partner() {
            @Override
            public Hello.Answer hello(Hello.Request request) throws LineException {
                return signed("hello", request, Hello.Answer.class);
            }

            @Override
            public Exchange.Answer exchange(Exchange.Request request) throws LineException {
                return signed("exchange", request, Exchange.Answer.class);
            }

            private <T> T signed(String verb, Object message, Class<T> answer)
                    throws LineException {
                String path = SYNC + verb;
                byte[] plain = Json.write(message);
                boolean packed = plain.length >= WORTH_PACKING;
                byte[] body = packed ? packed(plain) : plain;
                String seal = "POST\n" + path + "\n" + Sha256.hex(plain);
                byte[] signature = signer.sign(seal.getBytes(StandardCharsets.UTF_8));
                Map<String, String> headers = new HashMap<>();
                headers.put("Outpost-Device", device.device().value());
                headers.put("Outpost-Signature", Base64.getEncoder().encodeToString(signature));
                if (packed) {
                    headers.put("Content-Encoding", "gzip");
                }
                return post(path, headers, body, answer);
            }
        };
    }

    /// One plain call, such as a sign-in.
    <T> T call(String path, Map<String, String> headers, Object message, Class<T> answer)
            throws LineException {
        return post(path, headers, Json.write(message), answer);
    }

    private <T> T post(String path, Map<String, String> headers, byte[] body, Class<T> answer)
            throws LineException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .header("Accept-Encoding", "gzip")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            byte[] heard = unpacked(response);
            if (response.statusCode() / 100 != 2) {
                throw trouble(response.statusCode(), heard);
            }
            return Json.read(heard.length == 0 ? new byte[] {'{', '}'} : heard, answer);
        } catch (MalformedException e) {
            throw new LineException(
                    Trouble.STRANGER, "what answers at " + server + " is not Outpost", e);
        } catch (IOException e) {
            throw new LineException(Trouble.DOWN, "nobody answers at " + server, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LineException(Trouble.DOWN, "interrupted while the server was at work", e);
        }
    }

    /// What a refusal says of itself; all else of it is left out.
    record Problem(int status, String code, String detail) {}

    private static LineException trouble(int status, byte[] heard) {
        Trouble trouble =
                switch (status) {
                    case 401, 403 -> Trouble.UNKNOWN_DEVICE;
                    case 429, 502, 503, 504 -> Trouble.BUSY;
                    default -> Trouble.NOT_UNDERSTOOD;
                };
        String words = "the server answered " + status;
        try {
            Problem problem = Json.read(heard, Problem.class);
            words += ": " + problem.detail() + " (" + problem.code() + ")";
        } catch (MalformedException e) {
            // Not a problem document: the number has to do.
        }
        return new LineException(trouble, words);
    }

    private static byte[] packed(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 3);
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] unpacked(HttpResponse<byte[]> response) throws IOException {
        boolean packed =
                response.headers()
                        .firstValue("Content-Encoding")
                        .orElse("")
                        .equalsIgnoreCase("gzip");
        if (!packed) {
            return response.body();
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            byte[] plain = in.readNBytes(Json.MAX_DOCUMENT + 1);
            if (plain.length > Json.MAX_DOCUMENT) {
                throw new MalformedException("an answer is too large");
            }
            return plain;
        }
    }
}
