// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.ingest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.outpost.model.wire.Json;
import org.outpost.model.wire.Messages;

/// HTTP to the server under test. What it answers with "later" is sent again when it says, and
/// counted.
final class PushLine implements AutoCloseable {
    private static final String TURN = "Outpost-Turn";
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

    /// One of the conversation's requests in columns, signed by the device.
    <T> T columns(String path, byte[] frame, Class<T> answer)
            throws IOException, InterruptedException {
        return Messages.read(answered(path, Messages.MEDIA_TYPE, frame), answer);
    }

    /// A request in JSON.
    <T> T post(String path, Object body, Class<T> answer) throws IOException, InterruptedException {
        return Json.read(answered(path, "application/json", Json.write(body)), answer);
    }

    /// Who was asked to come later shows the turn it was given, as every counter does.
    private byte[] answered(String path, String type, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path))
                        .timeout(PATIENCE)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        while (true) {
            HttpResponse<byte[]> reply =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (reply.statusCode() == 200) {
                return reply.body();
            }
            if (reply.statusCode() != 503 && reply.statusCode() != 429) {
                throw new IOException(path + " was answered " + reply.statusCode());
            }
            later.incrementAndGet();
            reply.headers().firstValue(TURN).ifPresent(turn -> request.setHeader(TURN, turn));
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
}
