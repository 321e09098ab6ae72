// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.outpost.model.wire.Messages;

/// A sync request that does not name its form is in columns: on a quiet line the name alone would
/// be a sixth of what a counter sends. Whoever writes JSON says so.
@Provider
@PreMatching
public class UnnamedForm implements ContainerRequestFilter {
    private static final String SYNC = "v1/sync/";

    @Override
    public void filter(ContainerRequestContext request) {
        boolean unnamed =
                HttpMethod.POST.equals(request.getMethod())
                        && request.getHeaderString(HttpHeaders.CONTENT_TYPE) == null;
        String path = request.getUriInfo().getPath();
        if (unnamed && path.startsWith(SYNC, path.startsWith("/") ? 1 : 0)) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, Messages.MEDIA_TYPE);
        }
    }
}
