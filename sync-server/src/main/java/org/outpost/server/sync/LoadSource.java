// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.io.InputStream;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.LoadManifest;
import org.outpost.server.platform.ObjectStore;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.platform.Transactions;

/// Hands first loads out: to each machine those of the feeds it may follow, and no other.
public final class LoadSource {
    private final LoadStore store;
    private final ObjectStore objects;
    private final DeviceDirectory devices;

    LoadSource(Transactions transactions, ObjectStore objects, DeviceDirectory devices) {
        this.store = new LoadStore(transactions);
        this.objects = objects;
        this.devices = devices;
    }

    /// The manifest of a feed as it was signed.
    ///
    /// @throws ProblemException where the machine may not follow the feed, or there is none
    public LoadManifest.Signed manifest(DeviceId device, FeedId feed) {
        check(device, feed);
        return store.manifest(feed)
                .orElseThrow(() ->
                        new ProblemException(
                                410, "sync.no-first-load", "This feed is pulled page by page."));
    }

    /// How long a block is.
    ///
    /// @throws ProblemException where the machine may not follow the feed, or there is no such
    ///   block (any more)
    public long length(DeviceId device, FeedId feed, String hash) {
        check(device, feed);
        return store.block(feed, hash).orElseThrow(LoadSource::gone);
    }

    /// A stretch of a block whose length was asked; to be closed by the caller.
    ///
    /// @param from its first byte, and `to`, its last one
    public InputStream open(FeedId feed, String hash, long from, long to) {
        return objects.open(BlockBuilder.key(feed, hash), from, to).orElseThrow(LoadSource::gone);
    }

    private void check(DeviceId device, FeedId feed) {
        boolean may =
                devices.find(device)
                        .map(machine -> Following.of(machine.home()).contains(feed))
                        .orElse(false);
        if (!may) {
            throw new ProblemException(403, "sync.not-yours", "That feed is not this computer's.");
        }
    }

    private static ProblemException gone() {
        return new ProblemException(
                410, "sync.block-gone", "That block was replaced: ask for the list again.");
    }
}
