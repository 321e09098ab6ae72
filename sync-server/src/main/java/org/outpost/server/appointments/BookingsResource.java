// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.appointments;

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
import org.outpost.model.kernel.Clock;
import org.outpost.server.access.Caller;
import org.outpost.server.access.Callers;
import org.outpost.server.access.Scope;
import org.outpost.server.access.SignedIn;
import org.outpost.server.patients.PatientRows;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.platform.RowTransactions;
import org.outpost.server.sync.FactInbox;

/// Places for those who call instead of coming: a helper with a token books and cancels for them.
/// Whom a place is for stands in the body, never in the address.
@Path("/v1/appointments/bookings")
@RequestScoped
@PermitAll
@SignedIn
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "appointments")
@SecurityRequirement(name = "accessToken")
public class BookingsResource {
    @Inject private FactInbox inbox;
    @Inject private RowTransactions transactions;
    @Inject private Clock clock;
    @Context private SecurityContext security;

    /// A place for a patient.
    @POST
    @Operation(
            summary = "Book a place by phone",
            description =
                    "Gives the next place of the session's part for phones, for good. Asked again"
                            + " for the same patient and session it answers the same place.")
    @APIResponse(responseCode = "200", description = "The place, and when to come")
    @APIResponse(responseCode = "403", description = "Not open to the role, or another place")
    @APIResponse(
            responseCode = "404",
            description = "appointments.unknown-session or appointments.unknown-patient")
    @APIResponse(
            responseCode = "409",
            description = "appointments.full or appointments.in-the-past; nothing was written")
    public BookedPlace book(@Nullable BookSlotRequest asked) {
        if (asked == null) {
            throw empty();
        }
        Caller caller = Callers.of(security);
        return useCase().book(caller, Scope.hospital(caller, asked.hospital()), asked);
    }

    /// A place given up.
    @POST
    @Path("/cancel")
    @Operation(summary = "Give a place up by phone", description = "Whoever booked it.")
    @APIResponse(responseCode = "204", description = "Given up; the place is free again")
    @APIResponse(responseCode = "403", description = "Not open to the role, or another place")
    @APIResponse(responseCode = "404", description = "appointments.unknown-booking")
    @APIResponse(
            responseCode = "409",
            description = "appointments.cancelled or appointments.in-the-past")
    public void cancel(@Nullable CancelBookingRequest asked) {
        if (asked == null) {
            throw empty();
        }
        Caller caller = Callers.of(security);
        useCase().cancel(caller, Scope.hospital(caller, asked.hospital()), asked.booking());
    }

    private BookByPhone useCase() {
        return new BookByPhone(inbox, new PatientRows(transactions), clock);
    }

    private static ProblemException empty() {
        return new ProblemException(400, "appointments.empty", "The body is empty.");
    }
}
