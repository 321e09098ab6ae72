// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.sync.Exchange;
import org.outpost.model.wire.Json;

/// Bodies that no honest machine sends: each is turned away in plain words before anything is done.
class BadBodiesTest {
    private static Object read(byte[] body) throws IOException {
        return new JsonBodies()
                .readFrom(
                        (Class) Exchange.Request.class,
                        Exchange.Request.class,
                        null,
                        null,
                        null,
                        new ByteArrayInputStream(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "42",
                "<html>Please sign in to the hotel's Wi-Fi</html>",
                "{\"device\":\"x\"}",
                "{\"device\":1}",
                "{\"device\":\"0000000000000000\",\"device\":\"0000000000000001\"}",
                "{} {}",
                "{\"batches\":[{\"header\":{}}]}",
                "\u0000\u0001\u0002"
            })
    void whatIsNotARequestIsTurnedAway(String body) {
        assertThatThrownBy(() -> read(bytes(body)))
                .isInstanceOf(MalformedException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("Exception:", "hotel"));
    }

    @Test
    void aDeeplyNestedBodyIsTurnedAway() {
        assertThatThrownBy(() -> read(bytes("{\"a\":" + "[".repeat(100_000))))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void anOversizedBodyIsTooLarge() {
        byte[] body = new byte[Json.MAX_DOCUMENT + 1];
        Arrays.fill(body, (byte) ' ');
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.status()).isEqualTo(413));
    }

    @Test
    void aBodyThatUnpacksToTooMuchIsTooLarge() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[1_000_000];
            for (int i = 0; i < 60; i++) {
                out.write(zeros);
            }
        }
        assertThat(packed.size()).isLessThan(100_000);
        assertThatThrownBy(() ->
                        Bodies.readAll(
                                new ByteArrayInputStream(packed.toByteArray()), Json.MAX_DOCUMENT))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.status()).isEqualTo(413));
    }

    @Test
    void aPackedBodyCutOffIsNotUnderstood() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes("{\"device\":\"0000000000000000\"}"));
        }
        byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        assertThatThrownBy(() -> Bodies.readAll(new ByteArrayInputStream(cut), 1000))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.status()).isEqualTo(400));
    }

    /// What a stream breaks off with.
    private static InputStream broken(IOException by) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw by;
            }
        };
    }

    @Test
    void aBodyThatDoesNotComeOrBreaksOffIsNoFaultOfOurs() {
        assertThatThrownBy(() -> Bodies.readAll(broken(new SocketTimeoutException("late")), 1000))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.status()).isEqualTo(408));
        assertThatThrownBy(() -> Bodies.readAll(broken(new IOException("chunk zz")), 1000))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            assertThat(e.status()).isEqualTo(400);
                            assertThat(e.getMessage()).doesNotContain("zz");
                        });
    }
}
