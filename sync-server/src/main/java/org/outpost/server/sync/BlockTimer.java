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

/// Has feeds cut into blocks every ten seconds, one feed at a time. One that stands still is cut at
/// once; one that still grows only after a rest nine times as long as the last cut took: blocks are
/// for counters to come, those of today wait for their answers. While the file store is away
/// machines that begin pull pages, and one line in the log says so.
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
public class BlockTimer {
    private static final Logger LOG = System.getLogger(BlockTimer.class.getName());

    private static final int REST = 9;

    @Inject private BlockBuilder builder;

    private boolean away;
    private long restsUntil = System.nanoTime();

    /// One turn.
    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    public void turn() {
        long began = System.nanoTime();
        try {
            if (builder.run(began - restsUntil >= 0)) {
                restsUntil = System.nanoTime() + REST * (System.nanoTime() - began);
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
