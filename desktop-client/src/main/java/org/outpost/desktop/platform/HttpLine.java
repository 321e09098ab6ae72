// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.platform;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.LineException.Trouble;
import org.outpost.model.wire.Messages;

/// Posts JSON to the district, packed both ways, and tells its own answers from those of a network
/// that wants a sign-in first: whatever is neither the district's JSON nor its columns is a
/// stranger's. Blocks; never used on the window's thread. Made when first needed.
public final class HttpLine {
    private static final int MAX_ANSWER = 50_000_000;
    private static final String AGENT = "O";
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /// How long a district is given to begin its answer.
    public static final Duration ANSWER = Duration.ofSeconds(60);

    private static final Duration STILL = Duration.ofSeconds(30);

    private static final String TURN = "Outpost-Turn";

    private final URI base;
    private @Nullable HttpClient client;
    private volatile @Nullable String turn;

    /// @param base the district's address, such as `http://127.0.0.1:9080`
    public HttpLine(URI base) {
        this.base = base;
    }

    /// The body as it will be sent.
    public static byte[] packed(byte[] json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(json);
        } catch (IOException e) {
            throw new IllegalStateException("memory can be written", e);
        }
        return out.toByteArray();
    }

    /// Posts a packed body.
    ///
    /// @param headers further ones, such as the device's signature
    /// @return the answer of a district that could make sense of it: its JSON and status, which is
    ///   200 to 299 or one that names a fault of the request
    /// @throws LineException where no district answered, or it asks to come later
    public Reply post(String path, byte[] packed, Map<String, String> headers)
            throws LineException {
        return post(path, packed, headers, ANSWER);
    }

    /// The same, where somebody who could do without an answer waits no longer than this for it.
    public Reply post(String path, byte[] packed, Map<String, String> headers, Duration patience)
            throws LineException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(patience)
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .header("Accept", "application/json")
                        .header("Accept-Encoding", "gzip")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(packed));
        headers.forEach(request::header);
        return sent(request);
    }

    /// Posts a message in columns, with no header but those HTTP can't do without: on a quiet line
    /// they are a third of what is sent. What names no form is in columns.
    public Reply postColumns(String path, byte[] frame) throws LineException {
        return sent(
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(ANSWER)
                        .header("User-Agent", AGENT)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(frame)));
    }

    /// The same, in parts that are asked for as the line takes them: each is on its way while the
    /// next is made, and arrives by itself.
    ///
    /// @param part by its number, from nought; null behind the last
    public Reply postColumns(String path, IntFunction<byte @Nullable []> part)
            throws LineException {
        return sent(
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(ANSWER)
                        .header("User-Agent", AGENT)
                        .POST(HttpRequest.BodyPublishers.ofByteArrays(inOrder(part))));
    }

    private static Iterable<byte[]> inOrder(IntFunction<byte @Nullable []> part) {
        return () ->
                IntStream.iterate(0, i -> i + 1)
                        .mapToObj(part)
                        .takeWhile(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .iterator();
    }

    private Reply sent(HttpRequest.Builder request) throws LineException {
        String given = turn;
        if (given != null) {
            request.header(TURN, given);
        }
        try {
            return reply(client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new LineException(Trouble.DOWN, "no answer: " + e.getClass().getSimpleName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LineException(Trouble.DOWN, "stopped while waiting", e);
        }
    }

    /// Asks for a document.
    ///
    /// @throws LineException where no district answered, or it asks to come later
    public Reply get(String path, Map<String, String> headers) throws LineException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(ANSWER)
                        .header("Accept", "application/json")
                        .header("Accept-Encoding", "gzip")
                        .GET();
        headers.forEach(request::header);
        try {
            return reply(client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new LineException(Trouble.DOWN, "no answer: " + e.getClass().getSimpleName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LineException(Trouble.DOWN, "stopped while waiting", e);
        }
    }

    /// Asks for plain bytes and hands them over as they come in, also those before the line broke.
    ///
    /// @return the status: 200 or 206, or one that names a fault of the request; nothing is handed
    ///   over then
    /// @throws LineException where no district answered, the line broke or stood still
    public int stream(String path, Map<String, String> headers, Consumer<byte[]> bytes)
            throws LineException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWER).GET();
        headers.forEach(request::header);
        ByteStream stream = new ByteStream();
        var sent = client().sendAsync(request.build(), stream);
        sent.whenComplete((response, failed) -> stream.ended());
        try {
            return stream.read(bytes, STILL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LineException(Trouble.DOWN, "stopped while waiting", e);
        } finally {
            // One that is whole has given its connection back: giving it up would take the
            // connection from whoever has it now, and what it brings would be asked for again.
            if (!stream.isWhole()) {
                sent.cancel(true);
            }
        }
    }

    private Reply reply(HttpResponse<InputStream> response) throws IOException, LineException {
        int status = response.statusCode();
        try (InputStream body = response.body()) {
            if (status == 429 || status == 503) {
                turn = response.headers().firstValue(TURN).orElse(null);
                throw new BusyException(later(response.headers()));
            }
            turn = null;
            if (status == 502 || status == 504) {
                throw new LineException(Trouble.DOWN, "a gateway says nobody answers");
            }
            String type = response.headers().firstValue("Content-Type").orElse("");
            boolean columns = type.startsWith(Messages.MEDIA_TYPE);
            if (!columns && !type.contains("json")
                    || status == 204
                    || status / 100 == 3
                    || status == 404) {
                throw new LineException(Trouble.STRANGER, "not the district's answer: " + status);
            }
            byte[] bytes = read(body, response.headers());
            if (bytes.length == 0) {
                throw new LineException(Trouble.STRANGER, "an empty answer");
            }
            return new Reply(status, bytes, columns, response.headers());
        }
    }

    private static byte[] read(InputStream body, HttpHeaders headers)
            throws IOException, LineException {
        byte[] raw = body.readNBytes(MAX_ANSWER);
        boolean packed =
                headers.firstValue("Content-Encoding").filter("gzip"::equalsIgnoreCase).isPresent();
        if (!packed) {
            return raw;
        }
        try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(raw))) {
            byte[] bytes = gzip.readNBytes(MAX_ANSWER + 1);
            if (bytes.length > MAX_ANSWER) {
                throw new LineException(Trouble.STRANGER, "an answer larger than any may be");
            }
            return bytes;
        }
    }

    static long later(HttpHeaders headers) {
        try {
            return headers.firstValue("Retry-After").map(Long::parseLong).orElse(5L) * 1000;
        } catch (NumberFormatException e) {
            return 5000;
        }
    }

    private synchronized HttpClient client() {
        HttpClient known = client;
        if (known == null) {
            known =
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .connectTimeout(CONNECT)
                            .build();
            client = known;
        }
        return known;
    }

    /// @param body unpacked
    /// @param columns whether it is a message in columns and not JSON
    public record Reply(int status, byte[] body, boolean columns, HttpHeaders headers) {
        /// A header; null where it is not there.
        public @Nullable String header(String name) {
            return headers.firstValue(name).orElse(null);
        }

        public boolean good() {
            return status / 100 == 2;
        }
    }

    /// The district asks to come again later.
    public static final class BusyException extends LineException {
        private final long laterMillis;

        BusyException(long laterMillis) {
            super(Trouble.BUSY, "asked to come again later");
            this.laterMillis = Math.clamp(laterMillis, 1000, 600_000);
        }

        /// In how long, at the earliest.
        public long laterMillis() {
            return laterMillis;
        }
    }
}
