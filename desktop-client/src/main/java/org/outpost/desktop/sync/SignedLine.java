// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.util.Base64;
import java.util.Map;
import org.outpost.desktop.platform.HttpLine;
import org.outpost.model.sync.LineException;
import org.outpost.model.wire.SignedFrame;

/// Posts JSON signed by this machine over method, path and the body before it is packed: for sync
/// where the district knows no columns, and for what a room asks the district itself.
public final class SignedLine {
    private final HttpLine line;
    private final Device device;

    public SignedLine(HttpLine line, Device device) {
        this.line = line;
        this.device = device;
    }

    /// @throws LineException where no district answered, or it asks to come later
    public HttpLine.Reply post(String path, byte[] json) throws LineException {
        byte[] signature = device.signer().sign(SignedFrame.signedBytes("POST", path, json));
        return line.post(
                path,
                HttpLine.packed(json),
                Map.of(
                        "Outpost-Device",
                        device.id().value(),
                        "Outpost-Signature",
                        Base64.getEncoder().encodeToString(signature)));
    }
}
