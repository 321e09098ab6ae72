// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.patients;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.UserId;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.sync.DeviceSignatureFilter;
import org.outpost.server.sync.DeviceSigned;

/// Where a counter asks for patients of other hospitals. The machine's signature says where it
/// stands and vouches for who sits at it, as it does for every fact.
@Path("/v1/patients/elsewhere")
@RequestScoped
@PermitAll
@DeviceSigned
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "patients")
public class DistrictPatientsResource {
    @Inject private DistrictPatients patients;

    /// Who of other hospitals fits.
    @POST
    @Path("/ask")
    @Operation(
            summary = "Ask the district for a patient",
            description =
                    "By whole number, whole phone, or name with age or village. Each look-up is"
                            + " written down with who asked and why.")
    @APIResponse(responseCode = "200", description = "Who fits, with little of each")
    @APIResponse(responseCode = "403", description = "Not open to the role")
    @APIResponse(responseCode = "422", description = "It says too little")
    @APIResponse(responseCode = "429", description = "Asked too often")
    public DistrictPatients.Answer ask(
            @HeaderParam(DeviceSignatureFilter.DEVICE) @Nullable String device,
            @Nullable Ask asked) {
        if (asked == null || asked.text() == null || asked.reason() == null) {
            throw empty();
        }
        return patients.ask(
                machine(device),
                asked.who(),
                new DistrictPatientRows.Typed(asked.text(), asked.age(), asked.village()),
                asked.reason());
    }

    /// One of them is here.
    @POST
    @Path("/follow")
    @Operation(
            summary = "Follow a patient of another hospital",
            description = "The past comes by the hospital's feed, and all that follows.")
    @APIResponse(responseCode = "200", description = "Followed; the record they are found under")
    @APIResponse(responseCode = "422", description = "Not shown in a look-up of the last hour")
    public Followed follow(
            @HeaderParam(DeviceSignatureFilter.DEVICE) @Nullable String device,
            @Nullable Follow asked) {
        if (asked == null || asked.reason() == null) {
            throw empty();
        }
        AggregateId standing =
                patients.follow(
                        machine(device),
                        asked.who(),
                        FactId.parse(asked.inquiry()),
                        new AggregateId(asked.patient()),
                        asked.reason());
        return new Followed(standing.value());
    }

    private static DeviceId machine(@Nullable String device) {
        return new DeviceId(device == null ? "" : device);
    }

    private static ProblemException empty() {
        return new ProblemException(400, "patients.empty", "Say who, whom and why.");
    }

    /// @param text what was typed: number, phone or name
    /// @param reason a code: `came`, `referred`, `emergency`
    public record Ask(
            UserId who,
            @Nullable String text,
            @Nullable Integer age,
            @Nullable String village,
            @Nullable String reason) {}

    /// @param inquiry of the answer the patient was shown in
    public record Follow(UserId who, String inquiry, String patient, @Nullable String reason) {}

    /// @param patient the record they are found under
    public record Followed(String patient) {}
}
