// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/// Bodies compressed on their way, both ways. What a body unpacks to is limited by whoever reads
/// it; half a body is the sender's fault.
@Provider
public class GzipBodies implements WriterInterceptor, ContainerResponseFilter {
    private static final String GZIP = "gzip";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String accepted = request.getHeaderString(HttpHeaders.ACCEPT_ENCODING);
        boolean wanted = accepted != null && accepted.contains(GZIP) && !packed(response);
        if (wanted && response.hasEntity() && !HttpMethod.HEAD.equals(request.getMethod())) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, GZIP);
            response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
    }

    /// Plain bytes are packed already, and a stretch of them must stay one.
    private static boolean packed(ContainerResponseContext response) {
        return MediaType.APPLICATION_OCTET_STREAM_TYPE.isCompatible(response.getMediaType());
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (!GZIP.equals(context.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING))) {
            context.proceed();
            return;
        }
        OutputStream plain = context.getOutputStream();
        GZIPOutputStream packed = new GZIPOutputStream(plain);
        context.setOutputStream(packed);
        try {
            context.proceed();
        } finally {
            packed.finish();
            context.setOutputStream(plain);
        }
    }
}
