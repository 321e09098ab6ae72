// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.inventory;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
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
import org.outpost.model.access.Screen;
import org.outpost.model.kernel.HospitalId;
import org.outpost.server.access.Caller;
import org.outpost.server.access.Callers;
import org.outpost.server.access.Scope;
import org.outpost.server.access.SignedIn;
import org.outpost.server.platform.Limits;
import org.outpost.server.platform.RowTransactions;

/// Stock of the hospitals the caller reaches.
@Path("/v1/inventory")
@RequestScoped
@PermitAll
@SignedIn
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "inventory")
@SecurityRequirement(name = "accessToken")
public class InventoryResource {
    @Inject private RowTransactions transactions;
    @Context private SecurityContext security;

    /// What lies in the stores.
    @GET
    @Path("/positions")
    @Operation(summary = "Batches in the stores of a hospital, first what expires first")
    @APIResponse(responseCode = "200", description = "The batches")
    @APIResponse(responseCode = "403", description = "Not open to the role, or another place")
    public Positions positions(
            @QueryParam("hospital") @Nullable String hospital,
            @QueryParam("item") @Nullable String item,
            @QueryParam("limit") int limit) {
        HospitalId place = place(hospital);
        return new Positions(
                place.value(),
                new StockRows(transactions).positions(place, item, Limits.of(limit)));
    }

    /// What is on the road, and what arrived.
    @GET
    @Path("/transfers")
    @Operation(summary = "Transfers to and from a hospital, the latest first")
    @APIResponse(responseCode = "200", description = "The transfers")
    public Transfers transfers(
            @QueryParam("hospital") @Nullable String hospital, @QueryParam("limit") int limit) {
        HospitalId place = place(hospital);
        return new Transfers(
                place.value(), new StockRows(transactions).transfers(place, Limits.of(limit)));
    }

    private HospitalId place(@Nullable String hospital) {
        Caller caller = Callers.of(security);
        Scope.opens(caller, Screen.STOCK, Screen.DISTRICT_PAGES);
        return Scope.hospital(caller, hospital);
    }

    /// Batches of one hospital.
    public record Positions(String hospital, List<StockView> positions) {}

    /// Transfers of one hospital.
    public record Transfers(String hospital, List<TransferView> transfers) {}
}
