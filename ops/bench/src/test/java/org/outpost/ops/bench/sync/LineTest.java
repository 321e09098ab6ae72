// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is measured is only as right as the line it is measured on.
class LineTest {
    private ServerSocket echo;
    private Line line;

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        line = new Line(echo.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        line.close();
        echo.close();
    }

    @Test
    void everyByteArrivesAndIsCountedBothWays() throws IOException {
        byte[] sent = bytes(300_000);
        try (Socket client = client()) {
            Thread.ofVirtual().start(() -> write(client, sent));
            assertThat(client.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
        }
        assertThat(line.counts().up()).isEqualTo(sent.length);
        assertThat(line.counts().down()).isEqualTo(sent.length);
        assertThat(line.counts().connections()).isEqualTo(1);
        line.count();
        assertThat(line.counts().both()).isZero();
    }

    @Test
    void requestsAreCountedHoweverTheirBytesWereSplit() throws IOException {
        try (Socket client = client()) {
            write(client, "POST /a HTTP/1.1\r\nHost: b\r\n\r\nbody GET /c HTT".getBytes(ASCII));
            assertThat(client.getInputStream().readNBytes(10)).hasSize(10);
            write(client, "P/1.1\r\n\r\nHTTP/1.1 and no more".getBytes(ASCII));
            assertThat(client.getInputStream().readNBytes(50)).hasSize(50);
        }
        assertThat(line.counts().requests()).isEqualTo(2);
    }

    @Test
    void aNarrowLineTakesItsTimeBothWays() throws IOException {
        line.be(new LineShape(64, 100, 0, 0));
        byte[] sent = bytes(4_000);
        long began = System.nanoTime();
        try (Socket client = client()) {
            write(client, sent);
            assertThat(client.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
        }
        // a handshake of 200 ms, half a second of bytes, 100 ms there and 100 back
        assertThat((System.nanoTime() - began) / 1_000_000).isGreaterThanOrEqualTo(900);
    }

    @Test
    void twoConnectionsShareOneNarrowLine() throws Exception {
        line.be(new LineShape(64, 0, 0, 0));
        byte[] sent = bytes(4_000);
        long began = System.nanoTime();
        try (Socket one = client();
                Socket other = client()) {
            write(one, sent);
            write(other, sent);
            one.getInputStream().readNBytes(sent.length);
            other.getInputStream().readNBytes(sent.length);
        }
        assertThat((System.nanoTime() - began) / 1_000_000).isGreaterThanOrEqualTo(990);
    }

    @Test
    void aCutEndsWhatIsUnderWayAndNobodyGetsThroughForAWhile() throws Exception {
        line.be(new LineShape(64, 0, 1, 1));
        try (Socket client = client()) {
            write(client, bytes(40_000));
            assertThatThrownBy(() -> client.getInputStream().readAllBytes())
                    .isInstanceOf(IOException.class);
        }
        assertThat(line.counts().cuts()).isPositive();
        assertThatThrownBy(this::asked).isInstanceOf(IOException.class);
    }

    @Test
    void aShutLineLetsNobodyThroughUntilItIsOpened() throws IOException {
        line.shut();
        assertThatThrownBy(this::asked).isInstanceOf(IOException.class);
        line.be(LineShape.LOOPBACK);
        asked();
    }

    private static final java.nio.charset.Charset ASCII = StandardCharsets.US_ASCII;

    private void asked() throws IOException {
        try (Socket client = client()) {
            client.getOutputStream().write(bytes(100));
            if (client.getInputStream().readNBytes(100).length < 100) {
                throw new IOException("closed");
            }
        }
    }

    private Socket client() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), line.port());
        client.setSoTimeout(20_000);
        return client;
    }

    private void serve() {
        while (true) {
            try {
                Socket client = echo.accept();
                Thread.ofVirtual().start(() -> echo(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void echo(Socket client) {
        try (client;
                InputStream in = client.getInputStream()) {
            in.transferTo(client.getOutputStream());
        } catch (IOException cut) {
            // the line was
        }
    }

    private static void write(Socket client, byte[] bytes) {
        try {
            client.getOutputStream().write(bytes);
        } catch (IOException cut) {
            // whoever reads will see it
        }
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return bytes;
    }
}
