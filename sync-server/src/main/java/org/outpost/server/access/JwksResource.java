// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The public keys with which anyone can verify an access token of ours.
@Path("/jwks")
@RequestScoped
@PermitAll
@Tag(name = "access")
public class JwksResource {
    @Inject private AccessTokens tokens;

    /// The current key first, those before it after.
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Public keys of access tokens (JWKS)")
    public Response keys() {
        return Response.ok(tokens.jwks()).header("Cache-Control", "max-age=60").build();
    }
}
