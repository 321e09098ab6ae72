// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

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
import org.outpost.model.access.Role;
import org.outpost.server.access.Callers;
import org.outpost.server.access.SignedIn;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.sync.Rebuild;

/// Where an operator has everything made again from the facts and compared, while the system works.
/// Step by step, so that no request takes long and any node may answer the next one.
@Path("/v1/reporting/rebuild")
@RequestScoped
@PermitAll
@SignedIn
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reporting")
@SecurityRequirement(name = "accessToken")
public class RebuildResource {
    @Inject private Rebuild rebuild;
    @Context private SecurityContext security;

    /// One step.
    @POST
    @Operation(
            summary = "Make a page of tables again from the facts, and compare",
            description =
                    "Send {} first, then {\"after\": the answer's next} until the answer has none."
                            + " What differed is named and mended.")
    @APIResponse(responseCode = "200", description = "What this step found")
    @APIResponse(responseCode = "403", description = "Only the nation's administrators")
    public Rebuild.Step step(@Nullable From from) {
        if (Callers.of(security).role() != Role.NATIONAL_ADMIN) {
            throw new ProblemException(403, "access.not-allowed", "This is not open to your role.");
        }
        String after = from == null ? null : from.after();
        return rebuild.step(after == null ? "" : after);
    }

    /// @param after the `next` of the answer before; left out at the first
    public record From(@Nullable String after) {}
}
