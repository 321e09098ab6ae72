// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.DeviceId;
import org.outpost.server.platform.ProblemException;

/// Where a machine signs its person in and keeps them signed in.
@Path("/v1/access")
@RequestScoped
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class SignInResource {
    @Inject private SignIn signIn;
    @Inject private SignInDoor door;
    @Inject private SignInMeter meter;
    @Context private HttpServletRequest http;

    /// Login and password for tokens.
    @POST
    @Path("/sign-in")
    @Operation(
            summary = "Sign in",
            description =
                    "Answers an access token (10 minutes) and a refresh token (30 days, spent at"
                            + " each use). Naming the device registers it at the person's place.")
    @APIResponse(responseCode = "200", description = "Signed in")
    @APIResponse(responseCode = "401", description = "Login or password is not right")
    @APIResponse(
            responseCode = "429",
            description =
                    "Too many tries with this login or from this address; each more doubles it")
    public SignInAnswer signIn(SignInRequest request) {
        try {
            return door.pass(http, request.login(), request.device(), () -> signIn.signIn(request));
        } catch (ProblemException why) {
            throw meter.refused(why);
        }
    }

    /// A refresh token for the next pair.
    @POST
    @Path("/refresh")
    @Operation(summary = "Stay signed in", description = "Spends a refresh token for the next.")
    @APIResponse(responseCode = "200", description = "Renewed")
    @APIResponse(responseCode = "401", description = "This sign-in has ended")
    public SignInAnswer refresh(Refresh refresh) {
        try {
            return signIn.renew(refresh.refreshToken(), refresh.device());
        } catch (ProblemException why) {
            throw meter.refused(why);
        }
    }

    /// What a renewal sends.
    ///
    /// @param device the one that signed in; null where none was named then
    public record Refresh(String refreshToken, @Nullable DeviceId device) {
        /// Tokens are not for logs.
        @Override
        public String toString() {
            return "refresh";
        }
    }
}
