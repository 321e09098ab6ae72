// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.appointments;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.HospitalId;
import org.outpost.server.access.Caller;
import org.outpost.server.access.Callers;
import org.outpost.server.access.Scope;
import org.outpost.server.access.SignedIn;
import org.outpost.server.platform.Limits;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.platform.RowTransactions;

/// Sessions and bookings of the hospitals the caller reaches.
@Path("/v1/appointments")
@RequestScoped
@PermitAll
@SignedIn
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "appointments")
@SecurityRequirement(name = "accessToken")
public class AppointmentsResource {
    @Inject private RowTransactions transactions;
    @Inject private Clock clock;
    @Context private SecurityContext security;

    /// The sessions of a day.
    @GET
    @Path("/sessions")
    @Operation(summary = "Doctors' sessions of a hospital on a day, today where none is named")
    @APIResponse(responseCode = "200", description = "The sessions")
    @APIResponse(responseCode = "403", description = "Not open to the role, or another place")
    public Sessions sessions(
            @QueryParam("hospital") @Nullable String hospital,
            @QueryParam("date") @Nullable String date,
            @QueryParam("limit") int limit) {
        HospitalId place =
                place(hospital, Screen.APPOINTMENTS, Screen.MY_DAY, Screen.DISTRICT_PAGES);
        String day = date == null ? CareDay.of(clock.millis()).toString() : date;
        if (!day.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            throw new ProblemException(
                    400, "appointments.bad-date", "A date is written 2026-11-23.");
        }
        return new Sessions(
                place.value(), day, new SessionRows(transactions).on(place, day, Limits.of(limit)));
    }

    /// Who has a place.
    @GET
    @Path("/sessions/{key}/bookings")
    @Operation(summary = "Bookings of a session, by the key of its aggregate")
    @APIResponse(responseCode = "404", description = "Not at that hospital")
    public Bookings bookings(
            @PathParam("key") String key,
            @QueryParam("hospital") @Nullable String hospital,
            @QueryParam("limit") int limit) {
        HospitalId place = place(hospital, Screen.APPOINTMENTS, Screen.MY_DAY);
        return new Bookings(
                new SessionRows(transactions)
                        .bookings(place, "session/" + key, Limits.of(limit))
                        .orElseThrow(() ->
                                new ProblemException(
                                        404,
                                        "appointments.unknown",
                                        "There is no such session here.")));
    }

    private HospitalId place(@Nullable String hospital, Screen... screens) {
        Caller caller = Callers.of(security);
        Scope.opens(caller, screens);
        return Scope.hospital(caller, hospital);
    }

    /// Sessions of one hospital and day.
    public record Sessions(String hospital, String date, List<SessionView> sessions) {}

    /// Bookings of one session.
    public record Bookings(List<BookingView> bookings) {}
}
