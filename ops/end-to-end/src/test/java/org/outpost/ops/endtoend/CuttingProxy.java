// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The line between a counter and its server: carries bytes, drops them, or loses only the answers.
/// Cutting resets what is under way, at whatever byte it stands.
final class CuttingProxy implements Closeable {
    /// What the line does.
    enum Line {
        /// Everything arrives.
        GOOD,
        /// Nobody can be reached, and whoever was is cut off.
        CUT,
        /// Questions arrive, their answers are lost: committed there, unknown here.
        ANSWERS_LOST
    }

    private final ServerSocket door;
    private final InetSocketAddress target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Line line = Line.GOOD;

    CuttingProxy(URI server) throws IOException {
        target = new InetSocketAddress(server.getHost(), server.getPort());
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /// Where the counter finds its server.
    URI uri() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    void be(Line next) {
        line = next;
        if (next == Line.CUT) {
            open.forEach(CuttingProxy::reset);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(CuttingProxy::reset);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket counter = door.accept();
                if (line == Line.CUT) {
                    reset(counter);
                    continue;
                }
                open.add(counter);
                Thread.ofVirtual().start(() -> join(counter));
            } catch (IOException shut) {
                return;
            }
        }
    }

    private void join(Socket counter) {
        Socket server = new Socket();
        try {
            server.connect(target, 2_000);
        } catch (IOException notThere) {
            reset(counter);
            open.remove(counter);
            return;
        }
        open.add(server);
        Thread.ofVirtual().start(() -> carry(counter, server, true));
        carry(server, counter, false);
    }

    private void carry(Socket from, Socket to, boolean questions) {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (!questions && line == Line.ANSWERS_LOST) {
                    reset(to);
                    return;
                }
                out.write(buffer, 0, n);
            }
        } catch (IOException cut) {
            reset(from);
            reset(to);
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // it is cut, which is what was wanted
        }
    }
}
