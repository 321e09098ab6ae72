// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.facilities;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.outpost.server.access.SignedIn;
import org.outpost.server.platform.Limits;
import org.outpost.server.platform.RowTransactions;

/// Where hospitals are: open to everybody who is signed in.
@Path("/v1/facilities")
@RequestScoped
@PermitAll
@SignedIn
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "facilities")
@SecurityRequirement(name = "accessToken")
public class FacilitiesResource {
    @Inject private RowTransactions transactions;

    /// The hospitals.
    @GET
    @Path("/hospitals")
    @Operation(summary = "Hospitals, of one district or all")
    @APIResponse(responseCode = "200", description = "The hospitals")
    public Hospitals hospitals(
            @QueryParam("district") @Nullable String district, @QueryParam("limit") int limit) {
        return new Hospitals(new HospitalRows(transactions).in(district, Limits.of(limit)));
    }

    /// Hospitals by code.
    public record Hospitals(List<HospitalView> hospitals) {}
}
