// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;

/// What the server knows of a writer; locked while a batch of it is taken in.
///
/// @param deviceKey the device's public key, X.509
/// @param highSeq the last number committed
/// @param batch the last batch committed, and `chain`, its hash
public record WriterRow(
        WriterId writer,
        DeviceId device,
        byte[] deviceKey,
        FeedId home,
        long highSeq,
        long batch,
        String chain) {
    /// A writer nothing was heard of yet.
    public static WriterRow fresh(WriterId writer, DeviceId device, byte[] deviceKey, FeedId home) {
        return new WriterRow(writer, device, deviceKey, home, 0, 0, BatchHeader.NO_BATCH);
    }

    /// The row once this batch is committed.
    public WriterRow after(FrozenBatch taken) {
        BatchHeader header = taken.header();
        return new WriterRow(
                writer, device, deviceKey, home, header.lastSeq(), header.number(), taken.hash());
    }
}
