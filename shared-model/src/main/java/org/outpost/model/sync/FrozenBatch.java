// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;

/// A run of one writer's facts, encoded and signed once, kept before the first byte leaves and sent
/// again bit for bit until the server has it safe.
///
/// @param hash of the header: the next batch's `previous`
/// @param signature of the device over the canonical header
public record FrozenBatch(BatchHeader header, String hash, byte[] signature, List<Fact> facts) {
    public FrozenBatch {
        facts = List.copyOf(facts);
    }
}
