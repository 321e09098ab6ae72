// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/// Everything that happened in a run, in order, as one hash: the same seed must give the same.
public final class Trace {
    private static final int KEPT = 40;

    private final MessageDigest digest;
    private final Deque<String> last = new ArrayDeque<>();
    private long events;

    public Trace() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public void add(String event) {
        events++;
        digest.update(event.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        last.addLast(event);
        if (last.size() > KEPT) {
            last.removeFirst();
        }
    }

    long events() {
        return events;
    }

    /// The last events, for whoever looks into a failing seed.
    List<String> last() {
        return List.copyOf(last);
    }

    /// Ends the trace.
    String hash() {
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }
}
