// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// The line between a client and its server, the same for every peer: carries bytes both ways,
/// counts them, slows them to its shape and cuts them off. A cut resets what is under way, at
/// whatever byte it stands.
public final class Line implements Closeable {
    /// A narrow line's modem holds little; the kernel's own buffers would hold minutes of it.
    private static final int NARROW_BUFFER = 16 * 1024;

    private final ServerSocket door;
    private final InetSocketAddress server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Direction up = new Direction();
    private final Direction down = new Direction();
    private final LongAdder requests = new LongAdder();
    private final LongAdder connections = new LongAdder();
    private final LongAdder cuts = new LongAdder();
    private volatile LineShape shape = LineShape.LOOPBACK;
    private volatile long deadUntil;
    private volatile boolean shut;
    private volatile Thread cutter = Thread.ofVirtual().unstarted(() -> {});

    /// @param serverPort where the server listens on this machine
    public Line(int serverPort) throws IOException {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /// Where the client finds its server.
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /// Resets every connection and is like this from now on.
    public synchronized void be(LineShape next) {
        cutter.interrupt();
        shape = next;
        deadUntil = 0;
        shut = false;
        resetAll();
        if (next.cutSeconds() > 0) {
            cutter = Thread.ofVirtual().start(() -> cutEvery(next));
        }
    }

    /// Nobody gets through, until it is something again.
    public synchronized void shut() {
        cutter.interrupt();
        shut = true;
        resetAll();
    }

    LineCounts counts() {
        return new LineCounts(
                up.bytes.sum(), down.bytes.sum(), requests.sum(), connections.sum(), cuts.sum());
    }

    /// Counts from nought again.
    void count() {
        up.bytes.reset();
        down.bytes.reset();
        requests.reset();
        connections.reset();
        cuts.reset();
    }

    @Override
    public void close() throws IOException {
        cutter.interrupt();
        door.close();
        resetAll();
    }

    private void cutEvery(LineShape held) {
        try {
            while (!door.isClosed()) {
                Thread.sleep(held.cutSeconds() * 1000L);
                cuts.increment();
                deadUntil = System.nanoTime() + held.deadSeconds() * 1_000_000_000L;
                resetAll();
            }
        } catch (InterruptedException itIsSomethingElseNow) {
            // the next shape has its own thread
        }
    }

    private void resetAll() {
        open.forEach(Line::reset);
        up.forget();
        down.forget();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (shut || System.nanoTime() < deadUntil) {
                    reset(client);
                    continue;
                }
                connections.increment();
                open.add(client);
                Thread.ofVirtual().start(() -> join(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void join(Socket client) {
        LineShape held = shape;
        Socket partner = new Socket();
        try {
            if (held.slows()) {
                partner.setReceiveBufferSize(NARROW_BUFFER);
                client.setReceiveBufferSize(NARROW_BUFFER);
            }
            partner.connect(server, 5_000);
            partner.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
        } catch (IOException nobodyThere) {
            reset(client);
            open.remove(client);
            return;
        }
        open.add(partner);
        if (!open.contains(client)) {
            reset(partner);
        }
        // the way back carries at once, the way there after the handshake's round trip
        Thread back =
                Thread.ofVirtual()
                        .start(new Pump(partner, client, down, held, new RequestScan(null)));
        try (client;
                partner) {
            Thread.sleep(2L * held.delayMillis());
            new Pump(client, partner, up, held, new RequestScan(requests)).run();
            back.join();
        } catch (IOException gone) {
            // closed before, by a cut
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
            open.remove(partner);
        }
    }

    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // it is cut, which is what was wanted
        }
    }

    /// One way of the line, shared by all connections.
    static final class Direction {
        final LongAdder bytes = new LongAdder();
        private long free;

        /// When the last of these bytes has left, if they are put onto the line now.
        synchronized long leaves(int count, LineShape shape) {
            long now = System.nanoTime();
            long takes = shape.kilobits() == 0 ? 0 : count * 8_000_000L / shape.kilobits();
            free = Math.max(now, free) + takes;
            return free;
        }

        /// What stood on the line is gone.
        synchronized void forget() {
            free = System.nanoTime();
        }
    }
}
