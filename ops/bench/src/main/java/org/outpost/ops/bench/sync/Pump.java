// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Carries one way of one connection. On a slow line bytes go in slices of a tenth of a second,
/// each leaves when the line is free and arrives a delay later; two seconds of them wait at most,
/// then the sender has to.
final class Pump implements Runnable {
    private static final long MOST_WAITING = 2_000_000_000L;
    private static final int WHOLE = 64 * 1024;

    private final Socket from;
    private final Socket to;
    private final Line.Direction way;
    private final LineShape shape;
    private final RequestScan scan;

    Pump(Socket from, Socket to, Line.Direction way, LineShape shape, RequestScan scan) {
        this.from = from;
        this.to = to;
        this.way = way;
        this.shape = shape;
        this.scan = scan;
    }

    /// Carries until the sender has said all or the line is cut.
    @Override
    public void run() {
        try {
            if (shape.slows()) {
                slowly();
            } else {
                atOnce();
            }
        } catch (IOException cut) {
            Line.reset(from);
            Line.reset(to);
        } catch (InterruptedException e) {
            Line.reset(from);
            Line.reset(to);
            Thread.currentThread().interrupt();
        }
    }

    private void atOnce() throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[WHOLE];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            counted(buffer, n);
            out.write(buffer, 0, n);
        }
        to.shutdownOutput();
    }

    private void slowly() throws IOException, InterruptedException {
        BlockingQueue<Slice> under = new LinkedBlockingQueue<>();
        Thread arriving = Thread.ofVirtual().start(() -> arrive(under));
        InputStream in = from.getInputStream();
        byte[] buffer = new byte[shape.kilobits() == 0 ? WHOLE : shape.kilobits() * 125 / 10];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                counted(buffer, n);
                long leaves = way.leaves(n, shape);
                under.add(
                        new Slice(
                                leaves + shape.delayMillis() * 1_000_000L,
                                Arrays.copyOf(buffer, n)));
                sleepUntil(leaves - MOST_WAITING);
            }
            under.add(new Slice(System.nanoTime(), new byte[0]));
            arriving.join();
        } catch (IOException cut) {
            arriving.interrupt();
            throw cut;
        }
    }

    private void arrive(BlockingQueue<Slice> under) {
        try {
            OutputStream out = to.getOutputStream();
            while (true) {
                Slice slice = under.take();
                if (slice.bytes().length == 0) {
                    to.shutdownOutput();
                    return;
                }
                sleepUntil(slice.arrives());
                out.write(slice.bytes());
            }
        } catch (IOException cut) {
            Line.reset(from);
            Line.reset(to);
        } catch (InterruptedException cut) {
            // its reader was cut off: what was under way is lost
        }
    }

    private void counted(byte[] buffer, int n) {
        way.bytes.add(n);
        scan.see(buffer, n);
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        long wait = nanos - System.nanoTime();
        if (wait > 0) {
            Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
        }
    }

    private record Slice(long arrives, byte[] bytes) {}
}
