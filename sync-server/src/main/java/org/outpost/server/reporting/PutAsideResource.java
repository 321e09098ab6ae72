// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.MalformedException;
import org.outpost.server.access.Caller;
import org.outpost.server.access.Callers;
import org.outpost.server.access.SignedIn;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.sync.PutAside;

/// What was put aside, for programs; people have it on the page of each hospital.
@Path("/v1/reporting/put-aside")
@RequestScoped
@PermitAll
@SignedIn
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reporting")
@SecurityRequirement(name = "accessToken")
public class PutAsideResource {
    @Inject private PutAsideDesk desk;
    @Context private SecurityContext security;

    /// What waits.
    @GET
    @Operation(
            summary = "What was put aside",
            description = "The oldest first, of the caller's own place where none is named.")
    @APIResponse(responseCode = "200", description = "At most a hundred of them")
    @APIResponse(responseCode = "403", description = "Not open to the role")
    @APIResponse(responseCode = "404", description = "No such place within the caller's scope")
    public List<PutAside> open(@QueryParam("home") @Nullable String home) {
        Caller caller = Callers.of(security);
        return desk.open(caller, home == null ? caller.home() : feed(home));
    }

    /// One of them.
    @POST
    @Path("/admit")
    @Operation(
            summary = "Take in what was put aside",
            description = "It is judged again by the same rules; where it may stand, it does.")
    @APIResponse(responseCode = "204", description = "It counts now")
    @APIResponse(responseCode = "403", description = "Not open to the role")
    @APIResponse(responseCode = "404", description = "Nothing of that name waits in the scope")
    @APIResponse(responseCode = "409", description = "Refused again: it stays as it is")
    public void admit(@Nullable Admission asked) {
        if (asked == null) {
            throw new ProblemException(400, "sync.empty", "The body is empty.");
        }
        desk.admit(Callers.of(security), asked.fact());
    }

    private static FeedId feed(String home) {
        try {
            return new FeedId(home);
        } catch (MalformedException e) {
            throw new ProblemException(
                    404, "access.unknown-place", "There is no such place within your scope.");
        }
    }

    /// @param fact its name, `writer.seq`
    public record Admission(FactId fact) {}
}
