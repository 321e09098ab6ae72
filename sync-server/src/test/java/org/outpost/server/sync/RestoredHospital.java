// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.util.List;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedEntry;

/// One hospital in a test, on a real database that is put back from an older backup.
final class RestoredHospital implements AutoCloseable {
    static final FeedId HOME = new FeedId("H/RMP-DH61");
    final ServerOnDatabase server = new ServerOnDatabase();

    /// One more counter of it.
    Counter counter() {
        return Counter.at(server, HOME.value());
    }

    FeedCursor head() {
        return server.parts.feeds().head(HOME);
    }

    /// The facts of a type in its feed, in their order.
    List<Fact> written(String type) {
        return server.parts.feeds().entries(HOME, 0, 10_000_000).stream()
                .map(FeedEntry::fact)
                .filter(fact -> fact != null && fact.type().equals(type))
                .toList();
    }

    /// Puts the backup back; a minute later somebody comes.
    void restore() {
        server.restore();
        server.now.addAndGet(60_000);
    }

    /// Tells the server that it was put back, as whoever starts it does.
    void tell(String restore) {
        SyncParts.restored(server.plain, restore, server.clock, server.randomness);
    }

    @Override
    public void close() {
        server.close();
    }
}
