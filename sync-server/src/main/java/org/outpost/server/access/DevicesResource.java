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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.DeviceId;
import org.outpost.server.platform.ProblemException;

/// Where administrators look after machines. A machine comes into use by a sign-in at it; here it
/// goes out of use.
@Path("/v1/access/devices")
@RequestScoped
@PermitAll
@SignedIn
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
@SecurityRequirement(name = "accessToken")
public class DevicesResource {
    @Inject private RetireDevices devices;
    @Context private SecurityContext security;

    /// One machine.
    @POST
    @Path("/retire")
    @Operation(
            summary = "Take a computer out of use",
            description =
                    "Its signature opens nothing from now on. Where it is lost, stolen or broken,"
                            + " the places it held are given by others; should it come back, what"
                            + " it had not sent comes in under a new name.")
    @APIResponse(responseCode = "204", description = "Out of use")
    @APIResponse(responseCode = "403", description = "Not open to the role")
    @APIResponse(responseCode = "404", description = "No such computer within the caller's scope")
    public void retire(@Nullable Retirement asked) {
        if (asked == null) {
            throw new ProblemException(400, "access.empty", "The body is empty.");
        }
        devices.retire(Callers.of(security), asked.device(), asked.reason());
    }

    /// @param reason a code: `replaced`, `done`, `lost`, `stolen`, `broken`
    public record Retirement(DeviceId device, String reason) {}
}
