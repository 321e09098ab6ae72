// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.HttpLine;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.LoadManifest;
import org.outpost.model.sync.Sha256;

/// Asks the district for first loads: a feed's signed list, and its blocks stretch by stretch.
public final class LoadLine {
    private static final String PATH = "/api/v1/sync/first-load/";
    private static final int GONE = 410;

    private final HttpLine line;
    private final Device device;

    public LoadLine(HttpLine line, Device device) {
        this.line = line;
        this.device = device;
    }

    /// The list of a feed's blocks, not yet checked; null where there is none.
    public LoadManifest.@Nullable Signed manifest(FeedId feed) throws LineException {
        String path = PATH + feed.value();
        HttpLine.Reply reply = line.get(path, signed(path));
        String signature = reply.header("Outpost-Signature");
        if (reply.status() != 200 || signature == null) {
            return null;
        }
        try {
            return new LoadManifest.Signed(reply.body(), Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// Brings a stretch of a block, handed over as it comes in.
    ///
    /// @param from its first byte, and `to`, its last one
    /// @return false where the block is no more: ask for the list again
    /// @throws LineException where the line broke; what came before that was handed over
    boolean stretch(FeedId feed, String hash, long from, long to, Consumer<byte[]> bytes)
            throws LineException {
        String path = PATH + feed.value() + "/blocks/" + hash;
        Map<String, String> headers = new HashMap<>(signed(path));
        headers.put("Range", "bytes=" + from + "-" + to);
        return line.stream(path, headers, bytes) != GONE;
    }

    private Map<String, String> signed(String path) {
        byte[] message =
                ("GET\n" + path + "\n" + Sha256.hex(new byte[0])).getBytes(StandardCharsets.UTF_8);
        return Map.of(
                "Outpost-Device",
                device.id().value(),
                "Outpost-Signature",
                Base64.getEncoder().encodeToString(device.signer().sign(message)));
    }
}
