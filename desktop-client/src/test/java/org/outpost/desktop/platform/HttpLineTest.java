// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The line as an HTTP server sees it.
class HttpLineTest {
    private static final int BYTES = 700;
    private static final int SIDE_BY_SIDE = 8;
    private static final int EACH = 300;

    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService answering = Executors.newCachedThreadPool();
    private final ExecutorService lanes = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    private HttpServer server;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(answering);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
        answering.shutdownNow();
        lanes.shutdownNow();
    }

    private void answer(HttpExchange http) throws IOException {
        asked.incrementAndGet();
        http.getResponseHeaders().set("Content-Type", "application/octet-stream");
        http.sendResponseHeaders(200, BYTES);
        http.getResponseBody().write(new byte[BYTES]);
        http.close();
    }

    @Test
    void anAnswerThatIsOverDoesNotBreakTheOneBesideIt() throws Exception {
        HttpLine line =
                new HttpLine(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        List<Future<Integer>> came = new ArrayList<>();
        for (int lane = 0; lane < SIDE_BY_SIDE; lane++) {
            came.add(
                    lanes.submit(() -> {
                        AtomicInteger bytes = new AtomicInteger();
                        for (int i = 0; i < EACH; i++) {
                            line.stream("/block", Map.of(), some -> bytes.addAndGet(some.length));
                        }
                        return bytes.get();
                    }));
        }
        for (Future<Integer> lane : came) {
            assertThat(lane.get(2, TimeUnit.MINUTES)).isEqualTo(EACH * BYTES);
        }
        assertThat(asked).hasValue(SIDE_BY_SIDE * EACH);
    }
}
