// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run of one writer's facts, encoded and signed once, kept before the first byte leaves and sent
/// again bit for bit until the server has it safe.
///
/// @param hash of the header: the next batch's `previous`
/// @param signature of the device over the canonical header
/// @param block the facts as they travel in columns; null where they were not written so. Nothing
///   is signed over it: it is one way to carry the same facts
public record FrozenBatch(
        BatchHeader header,
        String hash,
        byte[] signature,
        List<Fact> facts,
        byte @Nullable [] block) {
    public FrozenBatch {
        facts = List.copyOf(facts);
    }

    public FrozenBatch(BatchHeader header, String hash, byte[] signature, List<Fact> facts) {
        this(header, hash, signature, facts, null);
    }

    /// The same batch with its facts written in columns.
    public FrozenBatch packed(byte @Nullable [] by) {
        return new FrozenBatch(header, hash, signature, facts, by);
    }

    /// How many bytes its facts take on the line.
    public long size() {
        return block == null ? facts.stream().mapToLong(Fact::size).sum() : block.length;
    }
}
