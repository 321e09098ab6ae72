// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.sync.Compare;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.Ranges;
import org.outpost.model.wire.Messages;
import org.outpost.model.wire.StreamedExchange;
import org.outpost.server.platform.Bodies;
import org.outpost.server.platform.ProblemException;

/// Where counters greet and exchange. The device's signature is the only key: sync goes on while
/// nobody is signed in, and whoever holds it speaks for itself alone.
@Path("/v1/sync")
@RequestScoped
@PermitAll
@DeviceSigned
@Consumes({MediaType.APPLICATION_JSON, Messages.MEDIA_TYPE})
@Produces({MediaType.APPLICATION_JSON, Messages.MEDIA_TYPE})
@Tag(name = "sync")
public class SyncResource {
    @Inject private ServerPartner partner;
    @Inject private ServingHand hand;

    /// The first word of a conversation.
    @POST
    @Path("/hello")
    @Operation(summary = "Greet", description = "Tells where the writer stands here.")
    @APIResponse(responseCode = "200", description = "Where to go on")
    @APIResponse(responseCode = "401", description = "Not an enrolled device, or not its signature")
    public Hello.Answer hello(
            @HeaderParam(DeviceSignatureFilter.DEVICE) @Nullable String device,
            Hello.@Nullable Request request) {
        if (request == null) {
            throw empty();
        }
        checkSender(device, request.device());
        return partner.hello(request);
    }

    /// One exchange, both ways.
    @POST
    @Path("/exchange")
    @Operation(
            summary = "Exchange",
            description = "Takes frozen batches in, answers their standings and the news since.")
    @APIResponse(responseCode = "200", description = "What became of the batches, and the news")
    @APIResponse(responseCode = "401", description = "Not an enrolled device, or not its signature")
    @APIResponse(responseCode = "409", description = "Say hello first")
    public Exchange.Answer exchange(
            @HeaderParam(DeviceSignatureFilter.DEVICE) @Nullable String device,
            Exchange.@Nullable Request request) {
        if (request == null) {
            throw empty();
        }
        checkSender(device, request.device());
        return partner.exchange(request);
    }

    /// One exchange whose batches count as they arrive.
    @POST
    @Path("/stream")
    @Consumes(Messages.MEDIA_TYPE)
    @Operation(
            summary = "Exchange, batch by batch",
            description =
                    "The same for a far line: the request comes first, signed without its batches,"
                            + " and each batch behind it is taken before the next has arrived."
                            + " Whatever cuts it, those that arrived are taken.")
    @APIResponse(responseCode = "200", description = "What became of the batches, and the news")
    @APIResponse(responseCode = "401", description = "Not an enrolled device, or not its signature")
    @APIResponse(responseCode = "409", description = "Say hello first")
    public Exchange.Answer stream(
            @HeaderParam(DeviceSignatureFilter.DEVICE) @Nullable String device, InputStream body)
            throws IOException {
        StreamedExchange streamed = StreamedExchange.of(body);
        checkSender(device, streamed.request().device());
        return partner.exchange(
                streamed.request(),
                () ->
                        hand.<@Nullable FrozenBatch>lentWhile(
                                () -> Bodies.<@Nullable FrozenBatch>whileItComes(streamed::next)));
    }

    /// What a copy must not write again.
    @POST
    @Path("/compare")
    @Operation(
            summary = "Compare",
            description =
                    "Of facts a copy of a database may have sent before, tells those that stand"
                            + " here, and under which name.")
    @APIResponse(responseCode = "200", description = "Those that stand here")
    @APIResponse(responseCode = "401", description = "Not an enrolled device, or not its signature")
    @APIResponse(responseCode = "409", description = "Say hello first")
    public Compare.Answer compare(
            @HeaderParam(DeviceSignatureFilter.DEVICE) @Nullable String device,
            Compare.@Nullable Request request) {
        if (request == null) {
            throw empty();
        }
        checkSender(device, request.device());
        return partner.compare(request);
    }

    /// Where two who hold one feed differ.
    @POST
    @Path("/ranges")
    @Operation(
            summary = "Compare by ranges",
            description =
                    "What a feed adds up to at these positions, and, where asked for, the entries"
                            + " behind one of them in a signed page.")
    @APIResponse(responseCode = "200", description = "Digests, a page, and what is lacking here")
    @APIResponse(responseCode = "401", description = "Not an enrolled device, or not its signature")
    @APIResponse(responseCode = "403", description = "A feed that is not followed there")
    @APIResponse(responseCode = "409", description = "Say hello first")
    public Ranges.Answer ranges(
            @HeaderParam(DeviceSignatureFilter.DEVICE) @Nullable String device,
            Ranges.@Nullable Request request) {
        if (request == null) {
            throw empty();
        }
        checkSender(device, request.device());
        return partner.ranges(request);
    }

    /// What lies damaged here comes back from whoever still has it.
    @POST
    @Path("/mend")
    @Operation(
            summary = "Give back",
            description =
                    "Takes batches and facts that were acknowledged and lie damaged here; nothing"
                            + " else than the very bytes that were.")
    @APIResponse(responseCode = "200", description = "How many of them were lacking")
    @APIResponse(responseCode = "401", description = "Not an enrolled device, or not its signature")
    @APIResponse(responseCode = "409", description = "Say hello first")
    public Ranges.Mended mend(
            @HeaderParam(DeviceSignatureFilter.DEVICE) @Nullable String device,
            Ranges.@Nullable Back back) {
        if (back == null) {
            throw empty();
        }
        checkSender(device, back.device());
        return partner.giveBack(back);
    }

    private static void checkSender(@Nullable String header, DeviceId named) {
        if (!named.value().equals(header)) {
            throw new ProblemException(
                    403,
                    "sync.not-yours",
                    "The request names another computer than its signature.");
        }
    }

    private static ProblemException empty() {
        return new ProblemException(400, "sync.empty", "The body is empty.");
    }
}
