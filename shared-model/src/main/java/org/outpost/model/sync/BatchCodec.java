// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.HexFormat;
import java.util.List;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.WriterId;

/// Freezes batches, by the bytes their hashes and signatures are over. Implemented in `wire`.
public interface BatchCodec {
    /// Freezes the next batch of a writer.
    ///
    /// @param number of the batch, and `previous`, the hash of the one before
    /// @param random sixteen fresh bytes
    default FrozenBatch freeze(
            WriterId writer,
            DeviceId device,
            long number,
            String previous,
            byte[] random,
            List<Fact> facts,
            Signer signer) {
        BatchHeader header =
                new BatchHeader(
                        writer,
                        device,
                        number,
                        facts.getFirst().id().seq(),
                        facts.getLast().id().seq(),
                        previous,
                        HexFormat.of().formatHex(random),
                        bodyHash(facts));
        byte[] signed = signedBytes(header);
        return new FrozenBatch(header, Sha256.hex(signed), signer.sign(signed), facts);
    }

    /// The bytes the device signs.
    byte[] signedBytes(BatchHeader header);

    /// What `bodyHash` must be for these facts.
    String bodyHash(List<Fact> facts);

    /// The bytes the server signs for a page.
    byte[] signedBytes(FeedPage page);
}
