// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

import java.nio.ByteBuffer;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.Sha256;
import org.outpost.model.wire.FactCodec;

/// Count and sum of hashes of a set of facts: whatever their order, the same set gives the same.
record FeedDigest(long count, long sum) {
    static final FeedDigest NONE = new FeedDigest(0, 0);

    FeedDigest with(Fact fact) {
        long hash = ByteBuffer.wrap(Sha256.of(FactCodec.line(fact))).getLong();
        return new FeedDigest(count + 1, sum + hash);
    }
}
