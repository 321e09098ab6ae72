// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// Carries bytes to the server and back and keeps what it carried since it was last asked.
final class CountingRelay implements Closeable {
    private final URI server;
    private final ServerSocket door = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
    private final ByteArrayOutputStream up = new ByteArrayOutputStream();
    private final ByteArrayOutputStream down = new ByteArrayOutputStream();

    CountingRelay(URI server) throws IOException {
        this.server = server;
        Thread.ofVirtual().start(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /// What went up, and comes down, since the last time.
    Carried carried() {
        synchronized (this) {
            Carried carried = new Carried(up.toByteArray(), down.toByteArray());
            up.reset();
            down.reset();
            return carried;
        }
    }

    record Carried(byte[] up, byte[] down) {
        @Override
        public String toString() {
            return up.length + " up, " + down.length + " down:\n" + text(up) + "\n" + text(down);
        }

        private static String text(byte[] bytes) {
            return new String(bytes, StandardCharsets.ISO_8859_1)
                    .replaceAll("[^\\p{Print}\n]", ".");
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket counter = door.accept();
                Socket district = new Socket(server.getHost(), server.getPort());
                Thread.ofVirtual().start(() -> carry(counter, district, up));
                Thread.ofVirtual().start(() -> carry(district, counter, down));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void carry(Socket from, Socket to, ByteArrayOutputStream kept) {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            for (int n = from.getInputStream().read(buffer);
                    n >= 0;
                    n = from.getInputStream().read(buffer)) {
                synchronized (this) {
                    kept.write(buffer, 0, n);
                }
                to.getOutputStream().write(buffer, 0, n);
            }
        } catch (IOException e) {
            // One of them has hung up; so does the other.
        }
    }
}
