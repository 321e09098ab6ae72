// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.Sha256;
import org.outpost.model.wire.Json;

class DemoLineTest {
    private static final Hello.Answer WELCOME =
            new Hello.Answer(
                    Hello.Standing.WELCOME,
                    1,
                    0,
                    0,
                    List.of(FeedCursor.start(FeedId.NATION)),
                    new byte[] {1},
                    "token",
                    null,
                    null,
                    null);

    @TempDir Path folder;
    private HttpServer server;
    private DemoDevice device;
    private DemoLine line;
    private Heard heard;
    private Function<Heard, Said> answer;

    private record Heard(String path, String device, String signature, String coding, byte[] body) {
        byte[] plain() {
            if (coding == null) {
                return body;
            }
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private record Said(int status, String type, byte[] body) {}

    @BeforeEach
    void listen() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        line = new DemoLine(here, HttpClient.newHttpClient());
        device =
                DemoDevice.in(
                        new WorkFolder(folder),
                        count -> {
                            byte[] bytes = new byte[count];
                            new java.util.SplittableRandom(7).nextBytes(bytes);
                            return bytes;
                        });
    }

    @AfterEach
    void hangUp() {
        server.stop(0);
    }

    @Test
    void aRequestIsSignedOverMethodPathAndItsBytes() throws Exception {
        answer = h -> new Said(200, "application/json", Json.write(WELCOME));

        Hello.Answer said = line.of(device).hello(greeting("x"));

        assertThat(said.token()).isEqualTo("token");
        assertThat(heard.path()).isEqualTo("/api/v1/sync/hello");
        assertThat(heard.device()).isEqualTo(device.device().value());
        String sealed = "POST\n/api/v1/sync/hello\n" + Sha256.hex(heard.plain());
        assertThat(
                        EcP256.CHECK.holds(
                                device.publicKey(),
                                sealed.getBytes(StandardCharsets.UTF_8),
                                Base64.getDecoder().decode(heard.signature())))
                .isTrue();
    }

    @Test
    void aLargeRequestLeavesPackedAndAPackedAnswerIsRead() throws Exception {
        answer = h -> new Said(200, "gzip", packed(Json.write(WELCOME)));
        Hello.Request large = greeting("x".repeat(3_000));

        assertThat(line.of(device).hello(large).standing()).isEqualTo(Hello.Standing.WELCOME);

        String sealed = "POST\n/api/v1/sync/hello\n" + Sha256.hex(heard.plain());
        assertThat(
                        EcP256.CHECK.holds(
                                device.publicKey(),
                                sealed.getBytes(StandardCharsets.UTF_8),
                                Base64.getDecoder().decode(heard.signature())))
                .isTrue();
        assertThat(heard.body().length).isLessThan(1_000);
        assertThat(Json.read(heard.plain(), Hello.Request.class)).isEqualTo(large);
    }

    @Test
    void aSignInPageOfANetworkIsAStranger() {
        answer = h -> new Said(200, "text/html", "<html>Welcome guest".getBytes());

        LineException e = failure();

        assertThat(e.trouble()).isEqualTo(LineException.Trouble.STRANGER);
        assertThat(e).hasMessageContaining("is not Outpost");
    }

    @Test
    void aRefusalIsToldInTheServersWords() {
        answer =
                h ->
                        new Said(
                                401,
                                "application/problem+json",
                                "{\"status\":401,\"code\":\"sync.unknown-device\",\"detail\":\"Not enrolled.\"}"
                                        .getBytes());

        LineException e = failure();

        assertThat(e.trouble()).isEqualTo(LineException.Trouble.UNKNOWN_DEVICE);
        assertThat(e).hasMessageContaining("Not enrolled.");
    }

    @Test
    void nobodyThereIsALineThatIsDown() {
        server.stop(0);

        assertThat(failure().trouble()).isEqualTo(LineException.Trouble.DOWN);
    }

    private LineException failure() {
        return catchThrowableOfType(
                LineException.class,
                () ->
                        line.of(device)
                                .exchange(
                                        new Exchange.Request(
                                                device.device(),
                                                device.writer(),
                                                null,
                                                0,
                                                null,
                                                List.of(),
                                                List.of(),
                                                List.of(),
                                                1000)));
    }

    private Hello.Request greeting(String app) {
        return new Hello.Request(
                device.device(), device.writer(), FeedId.NATION, null, 0, List.of(), app, 1, 1);
    }

    private void serve(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        heard =
                new Heard(
                        exchange.getRequestURI().getRawPath(),
                        headers.getFirst("Outpost-Device"),
                        headers.getFirst("Outpost-Signature"),
                        headers.getFirst("Content-Encoding"),
                        exchange.getRequestBody().readAllBytes());
        Said said = answer.apply(heard);
        String header = said.type().equals("gzip") ? "Content-Encoding" : "Content-Type";
        exchange.getResponseHeaders().add(header, said.type());
        exchange.sendResponseHeaders(said.status(), said.body().length);
        exchange.getResponseBody().write(said.body());
        exchange.close();
    }

    private static byte[] packed(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
