// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.outpost.model.sync.Sha256;
import org.outpost.model.sync.Signer;
import org.outpost.model.wire.Json;

/// HTTP to the server under test. What it answers with "later" is sent again when it says, and
/// counted.
final class PushLine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final URI server;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
    private final AtomicLong later = new AtomicLong();

    PushLine(URI server) {
        this.server = server;
    }

    /// One of the conversation's requests, signed by the device.
    <T> T signed(String path, String device, Signer signer, byte[] body, Class<T> answer)
            throws IOException, InterruptedException {
        String seal = "POST\n" + path + "\n" + Sha256.hex(body);
        byte[] signature = signer.sign(seal.getBytes(StandardCharsets.UTF_8));
        return post(
                path,
                Map.of(
                        "Outpost-Device",
                        device,
                        "Outpost-Signature",
                        Base64.getEncoder().encodeToString(signature)),
                body,
                answer);
    }

    <T> T post(String path, Map<String, String> headers, byte[] body, Class<T> answer)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        while (true) {
            HttpResponse<byte[]> reply =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (reply.statusCode() == 200) {
                return Json.read(reply.body(), answer);
            }
            if (reply.statusCode() != 503 && reply.statusCode() != 429) {
                throw new IOException(path + " was answered " + reply.statusCode());
            }
            later.incrementAndGet();
            Thread.sleep(1000 * reply.headers().firstValueAsLong("Retry-After").orElse(1));
        }
    }

    /// How often the server asked to come later, since the last time this was asked.
    long askedLater() {
        return later.getAndSet(0);
    }

    /// The page a scraper reads.
    String metrics() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve("/metrics?scope=base"))
                        .timeout(PATIENCE)
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    @Override
    public void close() {
        client.close();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
