// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.Base64;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.LoadManifest;

/// What a machine that begins fetches instead of pages: the signed list of a feed's blocks, and the
/// blocks by stretches of bytes. A block never changes under its name.
@Path("/v1/sync/first-load/{feed: N|[DH]/[A-Z0-9-]+}")
@RequestScoped
@PermitAll
@DeviceSigned
@Tag(name = "sync")
public class LoadResource {
    /// The server's signature over the bytes of the list, in base64.
    public static final String SIGNATURE = "Outpost-Signature";

    @Inject private LoadSource source;

    /// The list of blocks.
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "List the blocks of a first load",
            description = "Signed as it is, byte for byte, by the header Outpost-Signature.")
    @APIResponse(responseCode = "200", description = "The list, most useful blocks first")
    @APIResponse(responseCode = "403", description = "Not a feed of this computer")
    @APIResponse(responseCode = "410", description = "None: pull pages")
    public Response manifest(
            @HeaderParam(DeviceSignatureFilter.DEVICE) String device,
            @PathParam("feed") String feed) {
        LoadManifest.Signed signed = source.manifest(new DeviceId(device), new FeedId(feed));
        StreamingOutput document = out -> out.write(signed.document());
        return Response.ok(document, MediaType.APPLICATION_JSON_TYPE)
                .header(SIGNATURE, Base64.getEncoder().encodeToString(signed.signature()))
                .build();
    }

    /// A block, or the stretch of it that is asked for.
    @GET
    @Path("/blocks/{hash: [0-9a-f]{64}}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            summary = "Fetch a block, whole or by a stretch of bytes",
            description = "Its SHA-256 is its name. Understands one range: `bytes=from-to`.")
    @APIResponse(responseCode = "200", description = "The block")
    @APIResponse(responseCode = "206", description = "The stretch")
    @APIResponse(responseCode = "403", description = "Not a feed of this computer")
    @APIResponse(responseCode = "410", description = "Replaced: ask for the list again")
    @APIResponse(responseCode = "416", description = "The block is not that long")
    public Response block(
            @HeaderParam(DeviceSignatureFilter.DEVICE) String device,
            @PathParam("feed") String feed,
            @PathParam("hash") String hash,
            @HeaderParam("Range") @Nullable String range) {
        FeedId of = new FeedId(feed);
        long length = source.length(new DeviceId(device), of, hash);
        ByteRange asked = ByteRange.parse(range, length);
        if (asked == null) {
            return Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header("Content-Range", "bytes */" + length)
                    .build();
        }
        StreamingOutput body =
                out -> {
                    try (InputStream in = source.open(of, hash, asked.from(), asked.to())) {
                        in.transferTo(out);
                    }
                };
        Response.ResponseBuilder answer =
                Response.status(asked.whole(length) ? 200 : 206)
                        .entity(body)
                        .type(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                        .tag(hash)
                        .header(HttpHeaders.CONTENT_LENGTH, asked.length())
                        .header("Accept-Ranges", "bytes");
        if (!asked.whole(length)) {
            answer.header("Content-Range", asked.of(length));
        }
        return answer.build();
    }
}
