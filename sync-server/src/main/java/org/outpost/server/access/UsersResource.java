// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Where administrators give staff their logins. That somebody is employed, as what and where is a
/// fact; the password is not.
@Path("/v1/access/users")
@RequestScoped
@PermitAll
@SignedIn
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
@SecurityRequirement(name = "accessToken")
public class UsersResource {
    @Inject private SetLogin setLogin;
    @Context private SecurityContext security;

    /// One person.
    @POST
    @Operation(summary = "Set a login and a password", description = "Ends their sign-ins.")
    @APIResponse(responseCode = "204", description = "Set")
    @APIResponse(responseCode = "403", description = "Outside the caller's scope")
    public void set(SetLoginRequest request) {
        setLogin.set(Callers.of(security), List.of(request));
    }

    /// Many at once, all or none.
    @POST
    @Path("/list")
    @Operation(summary = "Set logins and passwords of up to 500 people, all or none")
    @APIResponse(responseCode = "204", description = "Set")
    public void setAll(Users users) {
        setLogin.set(Callers.of(security), users.users());
    }

    /// Many people.
    public record Users(List<SetLoginRequest> users) {}
}
