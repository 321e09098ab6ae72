// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Sha256;
import org.outpost.model.wire.Json;
import org.outpost.server.platform.Bodies;
import org.outpost.server.platform.ProblemException;

/// Lets through only requests signed by an enrolled device: over method, path and the hash of the
/// body as sent. A repeated request does no harm (batches are taken once, tokens rotate), so no
/// time stands in it and a wrong clock locks nobody out.
@Provider
@DeviceSigned
public class DeviceSignatureFilter implements ContainerRequestFilter {
    /// Names the device.
    public static final String DEVICE = "Outpost-Device";

    /// The signature in base64.
    public static final String SIGNATURE = "Outpost-Signature";

    @Inject private DeviceKeys devices;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        byte[] body = Bodies.readAll(request.getEntityStream(), Json.MAX_DOCUMENT);
        request.setEntityStream(new ByteArrayInputStream(body));
        String path = request.getUriInfo().getRequestUri().getRawPath();
        byte[] signed = signedBytes(request.getMethod(), path, body);
        byte[] key = key(request.getHeaderString(DEVICE));
        byte[] signature = signature(request.getHeaderString(SIGNATURE));
        if (key == null || signature == null || !EcP256.CHECK.holds(key, signed, signature)) {
            throw new ProblemException(
                    401,
                    "sync.unknown-device",
                    "This machine is not enrolled here, or its signature does not hold.");
        }
    }

    /// The bytes a device signs.
    static byte[] signedBytes(String method, String path, byte[] body) {
        return (method + "\n" + path + "\n" + Sha256.hex(body)).getBytes(StandardCharsets.UTF_8);
    }

    private byte @Nullable [] key(@Nullable String device) {
        try {
            return device == null ? null : devices.keyOf(new DeviceId(device));
        } catch (MalformedException e) {
            return null;
        }
    }

    private static byte @Nullable [] signature(@Nullable String text) {
        try {
            return text == null ? null : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
