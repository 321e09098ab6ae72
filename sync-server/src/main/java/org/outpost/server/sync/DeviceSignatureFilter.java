// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.model.sync.EcP256;
import org.outpost.model.wire.Messages;
import org.outpost.model.wire.SignedFrame;
import org.outpost.model.wire.StreamedExchange;
import org.outpost.server.platform.Addresses;
import org.outpost.server.platform.Bodies;
import org.outpost.server.platform.ProblemException;

/// Lets through only requests signed by an enrolled device: over method, path and the hash of the
/// body as sent; in headers beside JSON, before the message itself in columns. A repeated request
/// does no harm (batches are taken once, tokens rotate), so no time stands in it and a wrong clock
/// locks nobody out.
@Provider
@DeviceSigned
public class DeviceSignatureFilter implements ContainerRequestFilter, ContainerResponseFilter {
    /// Names the device.
    public static final String DEVICE = "Outpost-Device";

    /// The signature in base64.
    public static final String SIGNATURE = "Outpost-Signature";

    private static final String STREAM = "sync/stream";

    /// A machine of ours on a poor line sends the beginning of a body many times.
    private static final Set<Integer> LINE_BROKE = Set.of(400, 408);

    private static final MediaType COLUMNS = MediaType.valueOf(Messages.MEDIA_TYPE);

    @Inject private DeviceKeys devices;
    @Inject private ServingHand hand;
    @Inject private BadSignatures bad;
    @Inject private Addresses addresses;
    @Context private HttpServletRequest http;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        BadSignatures.Asker asker = bad.from(addresses.of(http), devices);
        try {
            if (request.getUriInfo().getPath().endsWith(STREAM)) {
                streamed(request, asker);
            } else {
                whole(request, asker);
            }
        } catch (ProblemException why) {
            if (LINE_BROKE.contains(why.status())) {
                asker.lineBroke();
            }
            throw why;
        }
        asker.signed();
    }

    private void whole(ContainerRequestContext request, DeviceKeys asker) {
        InputStream line = request.getEntityStream();
        boolean framed = inColumns(request);
        String named = framed ? null : request.getHeaderString(DEVICE);
        SignedBody come = hand.lentWhile(() -> SignedBody.come(line, framed, named, asker));
        byte[] body = come.bytes();
        byte[] signature = signature(request.getHeaderString(SIGNATURE));
        if (framed) {
            SignedFrame frame = SignedFrame.of(body);
            body = frame.message();
            signature = frame.signature();
            request.getHeaders().putSingle(DEVICE, frame.device().value());
        }
        request.setEntityStream(new ByteArrayInputStream(body));
        check(request, come.key(), signature, body);
    }

    /// Only what comes first is read, and believed by itself: each batch behind it brings its own
    /// signature, and is judged while the next is on the line.
    private void streamed(ContainerRequestContext request, DeviceKeys asker) {
        InputStream body = request.getEntityStream();
        SignedFrame head =
                hand.lentWhile(() -> Bodies.whileItComes(() -> StreamedExchange.signed(body)));
        String device = head.device().value();
        request.getHeaders().putSingle(DEVICE, device);
        check(request, SignedBody.key(device, asker), head.signature(), head.message());
        request.setEntityStream(StreamedExchange.believed(head, body));
    }

    private void check(
            ContainerRequestContext request,
            byte @Nullable [] key,
            byte @Nullable [] signature,
            byte[] body) {
        String path = request.getUriInfo().getRequestUri().getRawPath();
        byte[] signed = SignedFrame.signedBytes(request.getMethod(), path, body);
        if (key == null || signature == null || !EcP256.CHECK.holds(key, signed, signature)) {
            throw SignedBody.stranger();
        }
    }

    /// Who writes in columns and names no form for the answer reads columns.
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean ours = response.hasEntity() && response.getStatus() / 100 == 2;
        if (ours && inColumns(request) && request.getHeaderString("Accept") == null) {
            response.setEntity(response.getEntity(), null, COLUMNS);
        }
    }

    private static boolean inColumns(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        return type != null && type.isCompatible(COLUMNS) && !type.isWildcardType();
    }

    private static byte @Nullable [] signature(@Nullable String text) {
        try {
            return text == null ? null : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
