// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Loopback ports: which are free, which are taken.
public final class Ports {
    private Ports() {}

    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new StartRefused("no free port is left on this machine", none);
        }
    }

    /// Taken means that somebody listens there, or that the machine won't let us.
    public static boolean isTaken(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException nobodyAnswers) {
            try (ServerSocket probe = new ServerSocket()) {
                probe.setReuseAddress(true);
                probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return false;
            } catch (IOException taken) {
                return true;
            }
        }
    }

    public static void requireFree(int port, String what, String remedy) {
        if (isTaken(port)) {
            throw new StartRefused("port " + port + " for " + what + " is in use; " + remedy);
        }
    }
}
