// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.patients;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.outpost.model.kernel.HospitalId;
import org.outpost.server.access.Caller;
import org.outpost.server.access.Callers;
import org.outpost.server.access.Scope;
import org.outpost.server.access.SignedIn;
import org.outpost.server.platform.Limits;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.platform.RowTransactions;

/// Patients of the hospitals the caller reaches. What is searched for travels in the body: nothing
/// of a person stands in an address.
@Path("/v1/patients")
@RequestScoped
@PermitAll
@SignedIn
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "patients")
@SecurityRequirement(name = "accessToken")
public class PatientsResource {
    private static final int MAX_TEXT = 200;

    @Inject private RowTransactions transactions;
    @Context private SecurityContext security;

    /// Who matches.
    @POST
    @Path("/search")
    @Operation(
            summary = "Find patients",
            description = "By number, phone, or the beginning of a name in either script.")
    @APIResponse(responseCode = "200", description = "Who matches, and whether there are more")
    @APIResponse(responseCode = "403", description = "Not open to the role, or another place")
    public Matches search(@Nullable Search asked) {
        String text = asked == null ? null : asked.text();
        if (asked == null || text == null || text.isBlank() || text.length() > MAX_TEXT) {
            throw new ProblemException(
                    400, "patients.no-text", "Say what to look for, in up to 200 characters.");
        }
        int limit = Limits.of(asked.limit() == null ? 0 : asked.limit());
        List<PatientView> found = rows().search(place(asked.hospital()), text, limit + 1);
        return new Matches(found.stream().limit(limit).toList(), found.size() > limit);
    }

    /// One patient.
    @GET
    @Path("/{key}")
    @Operation(summary = "One patient, by the key of its aggregate")
    @APIResponse(responseCode = "404", description = "Not at that hospital")
    public PatientView one(
            @PathParam("key") String key, @QueryParam("hospital") @Nullable String hospital) {
        return rows().find(place(hospital), "patient/" + key)
                .orElseThrow(() ->
                        new ProblemException(
                                404, "patients.unknown", "There is no such patient here."));
    }

    private HospitalId place(@Nullable String hospital) {
        Caller caller = Callers.of(security);
        Scope.opens(caller, Screen.PATIENTS);
        return Scope.hospital(caller, hospital);
    }

    private PatientRows rows() {
        return new PatientRows(transactions);
    }

    /// @param hospital the caller's own where it is left out
    public record Search(
            @Nullable String text, @Nullable String hospital, @Nullable Integer limit) {}

    /// @param more whether more match than are told
    public record Matches(List<PatientView> patients, boolean more) {}
}
