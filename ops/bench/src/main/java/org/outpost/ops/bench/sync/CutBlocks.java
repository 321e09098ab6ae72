// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.Counter;
import org.outpost.desktop.platform.HttpLine;
import org.outpost.desktop.sync.LoadLine;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Invariant;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.LoadManifest;
import org.outpost.model.wire.LoadManifests;
import org.outpost.ops.simulation.clerk.Child;

/// Waits for the blocks the server cuts by itself: a counter that comes on any other day finds
/// them, and one that comes within seconds of a hundred thousand registrations is not what is
/// measured.
final class CutBlocks {
    private static final long PATIENCE_MILLIS = 900_000;
    private static final long LOOK_MILLIS = 500;

    private CutBlocks() {}

    /// @param entries that they should hold at least
    static Child.Done await(Counter counter, URI server, long entries)
            throws LineException, InterruptedException {
        LoadLine line = new LoadLine(new HttpLine(server), counter.device());
        FeedId home = counter.device().home();
        Invariant.check(home != null, "the counter stands somewhere");
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (home != null && held(line.manifest(home)) < entries) {
            Invariant.check(System.nanoTime() < end, "the server cuts blocks in the background");
            Thread.sleep(LOOK_MILLIS);
        }
        return new Child.Done();
    }

    private static long held(LoadManifest.@Nullable Signed signed) {
        return signed == null ? 0 : LoadManifests.read(signed.document()).n();
    }
}
