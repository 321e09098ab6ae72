// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.patients;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.outpost.server.sync.GivingWay;

/// Compares four times a minute whoever was registered or changed since, and gives way to counters:
/// nobody waits for what comes of it.
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
public class LikelyTimer {
    private static final System.Logger LOG = System.getLogger(LikelyTimer.class.getName());
    private static final int AT_ONCE = 500;

    @Inject private LikelyDesk likely;
    @Inject private GivingWay counters;

    /// One turn.
    @Schedule(hour = "*", minute = "*", second = "10/15", persistent = false)
    public void turn() {
        try {
            likely.turn(AT_ONCE, counters::after);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "people alike are compared later", e);
        }
    }
}
