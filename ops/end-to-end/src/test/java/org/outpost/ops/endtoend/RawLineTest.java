// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Requests that no HTTP client would send, as bytes on the line: each is answered by a refusal or
/// hung up on, within a bounded time, and never by a fault or a word of what runs here.
class RawLineTest {
    private static final int PATIENCE_MS = 90_000;
    private static final String HEAD =
            "POST /api/v1/sync/hello HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                    + "Content-Type: application/json\r\n";
    private static Api api;

    @BeforeAll
    static void start() {
        api = new Api(SharedSystem.get());
    }

    private interface Words {
        void say(OutputStream to) throws IOException;
    }

    /// All that comes back until the server hangs up; the test fails where it never does.
    private static String answer(Words words, boolean half) throws IOException {
        var address = SharedSystem.get().uri();
        try (Socket line = new Socket(address.getHost(), address.getPort())) {
            line.setSoTimeout(PATIENCE_MS);
            try {
                words.say(line.getOutputStream());
                line.getOutputStream().flush();
                if (half) line.shutdownOutput();
            } catch (IOException hungUp) {
                // the server need not hear it to the end
            }
            InputStream in = line.getInputStream();
            StringBuilder said = new StringBuilder();
            byte[] some = new byte[8192];
            try {
                for (int n = in.read(some); n >= 0; n = in.read(some)) {
                    said.append(new String(some, 0, n, StandardCharsets.ISO_8859_1));
                    if (said.indexOf("\r\n\r\n") > 0 && said.toString().endsWith("}")) break;
                }
            } catch (SocketTimeoutException never) {
                throw new AssertionError("the server waits for ever", never);
            } catch (IOException hungUp) {
                // an answer by hanging up
            }
            return said.toString();
        }
    }

    private static void isRefused(String what, String answer) throws Exception {
        assertThat(answer).as(what).doesNotContain("Exception", "at org.", "Liberty");
        if (!answer.isEmpty()) {
            // the version of a request is said back, whatever it was
            assertThat(answer).as(what).matches("(?s)HTTP/\\S+ 4\\d\\d .*");
        }
        assertThat(api.get("/health/live", null).statusCode()).as("after " + what).isEqualTo(200);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void aBodyShorterThanItSaysIsNotWaitedForForEver() throws Exception {
        isRefused(
                "cut off",
                answer(
                        out -> out.write(ascii(HEAD + "Content-Length: 5000\r\n\r\n{\"a\":")),
                        true));
        isRefused(
                "silent",
                answer(
                        out -> out.write(ascii(HEAD + "Content-Length: 5000\r\n\r\n{\"a\":")),
                        false));
    }

    @Test
    void chunksWithoutAnEndAreHungUpOn() throws Exception {
        byte[] chunk = ascii("10000\r\n" + " ".repeat(0x10000) + "\r\n");
        isRefused(
                "chunks without an end",
                answer(
                        out -> {
                            out.write(ascii(HEAD + "Transfer-Encoding: chunked\r\n\r\n"));
                            for (int i = 0; i < 2_000; i++) out.write(chunk);
                        },
                        false));
    }

    @Test
    void headsThatAreNoneAreRefused() throws Exception {
        for (String head :
                List.of(
                        HEAD + "Content-Length: -1\r\n\r\n{}",
                        HEAD + "Content-Length: nine\r\n\r\n{}",
                        HEAD + "Content-Length: 99999999999999999999\r\n\r\n{}",
                        HEAD + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
                        "TRACE /api/v1/sync/hello HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                        "\u0000\u0001\u0002\r\n\r\n",
                        "POST  /api HTTP/9.9\r\n\r\n")) {
            isRefused(
                    head.substring(0, Math.min(head.length(), 120)),
                    answer(out -> out.write(ascii(head)), true));
        }
    }
}
