// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.time.Duration;

/// Has feeds cut into blocks every ten seconds, one feed at a time. One that stands still is cut at
/// once, giving way to counters piece by piece; one that still grows only after a rest nine times
/// as long as the last cut took, of five minutes at most: blocks are for counters to come, those of
/// today wait for their answers. While the file store is away machines that begin pull pages, and
/// one line in the log says so.
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
public class BlockTimer {
    private static final Logger LOG = System.getLogger(BlockTimer.class.getName());

    private static final int REST = 9;

    /// What a cut takes has its own rests in it while counters are served.
    private static final long LONGEST = Duration.ofMinutes(5).toNanos();

    @Inject private BlockBuilder builder;

    private boolean away;
    private long restsUntil = System.nanoTime();

    /// One turn.
    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    public void turn() {
        long began = System.nanoTime();
        try {
            if (builder.run(began - restsUntil >= 0)) {
                long took = System.nanoTime() - began;
                restsUntil = System.nanoTime() + Math.min(LONGEST, REST * took);
            }
            away = false;
        } catch (RuntimeException e) {
            if (!away) {
                LOG.log(Logger.Level.WARNING, "first loads wait", e);
            }
            away = true;
        }
    }
}
