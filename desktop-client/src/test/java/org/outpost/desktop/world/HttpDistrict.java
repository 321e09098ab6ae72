// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.world;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.outpost.model.facilities.Hospital;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.sync.Compare;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.Ranges;
import org.outpost.model.wire.FactColumns;
import org.outpost.model.wire.Json;
import org.outpost.model.wire.Messages;
import org.outpost.model.wire.SignedFrame;
import org.outpost.model.wire.StreamedExchange;

/// A district behind real HTTP on a loopback port, with moods: it may be what a hotel's Wi-Fi is.
public final class HttpDistrict implements AutoCloseable {
    /// The turn whoever is sent away is given.
    public static final String TURN = "1795404600000";

    private final District district;
    private final HttpServer server;
    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, byte[]> keys = new HashMap<>();
    private final AtomicInteger sentAway = new AtomicInteger();
    private volatile BiFunction<String, byte[], Object> elsewhere =
            (path, body) -> {
                throw new IllegalStateException("nobody is asked for patients of others here");
            };
    private volatile Mood mood = Mood.WELL;
    private volatile @Nullable String turnShown;

    /// What a request meets.
    public enum Mood {
        WELL,
        LOGIN_PAGE,
        REDIRECT,
        EMPTY,
        NO_CONTENT,
        /// JSON, and well made, but not the district's.
        JSON_OF_OTHERS,
        /// The district's kind of answer, packed and broken off.
        TORN,
        BUSY,
        /// The request arrives, and nothing ever comes back.
        SILENT,
        /// The answer is lost after the request was carried out.
        LOSES_ANSWERS
    }

    /// Who may sign in.
    public record Person(String user, String secret, String name, String role, String home) {}

    public HttpDistrict(District district) throws IOException {
        this.district = district;
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public void employs(String login, Person person) {
        people.put(login, person);
    }

    /// What is answered to those who ask for patients of other hospitals, by path and body.
    public void elsewhere(BiFunction<String, byte[], Object> answers) {
        elsewhere = answers;
    }

    public void mood(Mood next) {
        mood = next;
    }

    /// How many greetings and exchanges were sent away for being too many at once.
    public int sentAway() {
        return sentAway.get();
    }

    /// The turn the last of them showed.
    public @Nullable String turnShown() {
        return turnShown;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange http) throws IOException {
        byte[] sent = http.getRequestBody().readAllBytes();
        switch (mood) {
            case LOGIN_PAGE -> answer(http, 200, "text/html", "<html>Welcome to the hotel</html>");
            case REDIRECT -> {
                http.getResponseHeaders().set("Location", "http://hotel.example/");
                answer(http, 302, "text/html", "moved");
            }
            case EMPTY -> answer(http, 200, "application/json", "");
            case NO_CONTENT -> {
                http.sendResponseHeaders(204, -1);
                http.close();
            }
            case JSON_OF_OTHERS ->
                    answer(http, 200, "application/json", "{\"welcome\":\"hotel\",\"room\":7}");
            case TORN -> {
                http.getResponseHeaders().set("Content-Encoding", "gzip");
                answer(http, 200, "application/json", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});
            }
            case BUSY -> {
                if (http.getRequestURI().getPath().startsWith("/api/v1/sync/")
                        && http.getRequestMethod().equals("POST")) {
                    sentAway.incrementAndGet();
                    turnShown = http.getRequestHeaders().getFirst("Outpost-Turn");
                }
                http.getResponseHeaders().set("Retry-After", "1");
                http.getResponseHeaders().set("Outpost-Turn", TURN);
                answer(http, 503, "application/problem+json", "{}");
            }
            case SILENT -> {}
            case WELL -> speak(http, sent, true);
            case LOSES_ANSWERS -> speak(http, sent, false);
        }
    }

    private void speak(HttpExchange http, byte[] sent, boolean tell) throws IOException {
        String path = http.getRequestURI().getPath();
        if (http.getRequestMethod().equals("GET")) {
            // No feed is cut into blocks here.
            answer(http, 410, "application/problem+json", "{\"code\":\"sync.no-first-load\"}");
            return;
        }
        boolean columns = http.getRequestHeaders().getFirst("Content-Type") == null;
        boolean streamed = path.endsWith("/stream");
        InputStream body = new ByteArrayInputStream(sent);
        SignedFrame frame =
                streamed
                        ? StreamedExchange.signed(body)
                        : columns ? SignedFrame.of(sent) : framed(http, unpacked(sent));
        if (path.endsWith("/sign-in")) {
            signIn(http, frame.message());
            return;
        }
        if (!signed(path, frame)) {
            answer(http, 401, "application/problem+json", "{\"code\":\"access.unknown-device\"}");
            return;
        }
        Object answer = streamed ? taken(frame, body) : answered(path, frame.message(), columns);
        if (!tell || answer == null) {
            http.close();
        } else if (columns) {
            byte[] said = Messages.write(answer, FactColumns.Packing.PLAIN);
            answer(http, 200, Messages.MEDIA_TYPE, said);
        } else {
            answer(http, 200, "application/json", Json.write(answer));
        }
    }

    private static byte[] unpacked(byte[] sent) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            return in.readAllBytes();
        }
    }

    /// Who sent JSON says so in two headers.
    private static SignedFrame framed(HttpExchange http, byte[] body) {
        String device = http.getRequestHeaders().getFirst("Outpost-Device");
        String signature = http.getRequestHeaders().getFirst("Outpost-Signature");
        return new SignedFrame(
                new DeviceId(device == null ? "0".repeat(16) : device),
                signature == null ? new byte[0] : Base64.getDecoder().decode(signature),
                body);
    }

    /// Null where the answer is lost.
    private @Nullable Object taken(SignedFrame head, InputStream rest) throws IOException {
        StreamedExchange streamed = StreamedExchange.of(StreamedExchange.believed(head, rest));
        Exchange.Request said = streamed.request();
        List<FrozenBatch> batches = new ArrayList<>();
        for (FrozenBatch b = streamed.next(); b != null; b = streamed.next()) {
            batches.add(b);
        }
        try {
            return district.exchange(said.bringing(batches));
        } catch (LineException e) {
            return null;
        }
    }

    /// Null where the answer is lost.
    private @Nullable Object answered(String path, byte[] body, boolean columns) {
        try {
            return switch (path.substring(path.lastIndexOf('/') + 1)) {
                case "hello" -> district.hello(read(body, columns, Hello.Request.class));
                case "compare" -> district.compare(read(body, columns, Compare.Request.class));
                case "ranges" -> district.ranges(read(body, columns, Ranges.Request.class));
                case "mend" -> district.giveBack(read(body, columns, Ranges.Back.class));
                case "ask", "follow" -> elsewhere.apply(path, body);
                default -> district.exchange(read(body, columns, Exchange.Request.class));
            };
        } catch (LineException e) {
            return null;
        }
    }

    private static <T> T read(byte[] body, boolean columns, Class<T> type) {
        return columns ? Messages.read(body, type) : Json.read(body, type);
    }

    private boolean signed(String path, SignedFrame frame) {
        byte[] key = keys.get(frame.device().value());
        byte[] message = SignedFrame.signedBytes("POST", path, frame.message());
        return key != null && EcP256.CHECK.holds(key, message, frame.signature());
    }

    private void signIn(HttpExchange http, byte[] body) throws IOException {
        Request request = Json.read(body, Request.class);
        Person person = people.get(request.login());
        if (person == null || !person.secret().equals(request.password())) {
            answer(http, 401, "application/problem+json", "{\"code\":\"access.wrong\"}");
            return;
        }
        keys.put(request.device().id(), request.device().publicKey());
        district.enrol(new DeviceId(request.device().id()), request.device().publicKey());
        answer(
                http,
                200,
                "application/json",
                "{\"user\":\"%s\",\"name\":\"%s\",\"role\":\"%s\",\"home\":\"%s\",\"hospital\":%s,\"serverMillis\":%d,\"offlineDays\":7}"
                        .formatted(
                                person.user(),
                                person.name(),
                                person.role(),
                                person.home(),
                                hospital(person.home()),
                                System.currentTimeMillis()));
    }

    private String hospital(String home) {
        AggregateId id = AggregateId.of(Hospital.KIND, home.substring(home.indexOf('/') + 1));
        Hospital at = district.state(id, Hospital.class);
        return new String(Json.write(at), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange http, int status, String type, String text)
            throws IOException {
        answer(http, status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange http, int status, String type, byte[] bytes)
            throws IOException {
        http.getResponseHeaders().set("Content-Type", type);
        http.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        http.getResponseBody().write(bytes);
        http.close();
    }

    record Request(String login, String password, DevicePart device) {}

    record DevicePart(String id, byte[] publicKey, String label) {}
}
