// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.FrozenBatch;

/// Counts what comes in.
public interface PushMeter {
    /// Counts nothing, for tests and simulations.
    PushMeter NONE =
            new PushMeter() {
                @Override
                public void batch(FrozenBatch batch, FactInbox.Taken taken, long nanos) {}

                @Override
                public void outbox(FeedId home, long unsent) {}
            };

    /// One batch was answered.
    void batch(FrozenBatch batch, FactInbox.Taken taken, long nanos);

    /// A counter said how much it has not sent.
    void outbox(FeedId home, long unsent);
}
