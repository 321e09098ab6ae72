// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.sync.BatchCodec;
import org.outpost.model.sync.BatchHeader;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FeedPage;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Freezes batches in their JSON form and gives the bytes that are hashed and signed, whatever
/// coding a batch travels in.
public final class JsonBatches implements BatchCodec {
    @Override
    public byte[] signedBytes(BatchHeader header) {
        return Canonical.bytes(Json.treeOf(header));
    }

    @Override
    public String bodyHash(List<Fact> facts) {
        return Sha256.hex(body(facts));
    }

    /// The canonical JSON of a batch's facts; {@link FactCodec#line} gives each one's share of it.
    public static byte[] body(List<Fact> facts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        char before = '[';
        for (Fact fact : facts) {
            body.write(before);
            body.writeBytes(FactCodec.line(fact));
            before = ',';
        }
        body.write(']');
        return body.toByteArray();
    }

    @Override
    public byte[] signedBytes(FeedPage page) {
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        for (FeedEntry entry : page.entries()) {
            entries.writeBytes(Json.write(entry));
        }
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        Digest digest = page.digest();
        if (digest != null) {
            head.put("digest", digest.value());
        }
        head.put("entries", Sha256.hex(entries.toByteArray()));
        head.put("epoch", page.epoch());
        head.put("feed", page.feed().value());
        head.put("from", page.from());
        if (page.joins() != null) {
            head.put("joins", page.joins());
        }
        head.put("more", page.more());
        head.put("to", page.to());
        return Canonical.bytes(head);
    }

    /// @param blocks where its facts are, if it came in columns
    static FrozenBatch parse(JsonNode node, @Nullable MessageBlocks blocks) {
        JsonNode head = node.get("header");
        JsonNode signature = node.get("signature");
        JsonNode lines = node.get("facts");
        if (head == null) {
            throw new MalformedException("a batch has a header");
        }
        BatchHeader header = Json.view(head, BatchHeader.class);
        String hash = Sha256.hex(Canonical.bytes(Json.treeOf(header)));
        if (blocks != null && lines != null && lines.isIntegralNumber()) {
            long number = lines.longValue();
            return new FrozenBatch(header, hash, bytes(signature), blocks.batch(number))
                    .packed(blocks.block(number));
        }
        List<Fact> facts = new ArrayList<>();
        if (lines != null && lines.isArray() && header.firstSeq() > 0) {
            for (JsonNode line : lines) {
                FactId id = new FactId(header.writer(), header.firstSeq() + facts.size());
                facts.add(FactCodec.parse(id, line));
            }
        }
        return new FrozenBatch(header, hash, bytes(signature), facts);
    }

    /// A batch with a header can be answered, whatever else it lacks.
    private static byte[] bytes(@Nullable JsonNode signature) {
        try {
            return signature == null || !signature.isString()
                    ? new byte[0]
                    : signature.binaryValue();
        } catch (JacksonException e) {
            return new byte[0];
        }
    }
}
