// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.WriterId;

/// What a frozen batch says of itself; its canonical JSON is what the device signs.
///
/// @param number counts the writer's batches from 1
/// @param firstSeq and `lastSeq`: the facts in it, without a gap, joining the batch before
/// @param previous hash of the batch before, 64 hex digits; 64 zeros before the first
/// @param random 32 hex digits, so that no two lives of a database make the same chain
/// @param bodyHash hash of the canonical JSON of its facts
public record BatchHeader(
        WriterId writer,
        DeviceId device,
        long number,
        long firstSeq,
        long lastSeq,
        String previous,
        String random,
        String bodyHash) {
    /// What stands for the batch before the first.
    public static final String NO_BATCH = "0".repeat(64);
}
