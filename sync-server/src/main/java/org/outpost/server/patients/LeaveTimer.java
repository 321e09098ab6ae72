// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.patients;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/// Looks every ten minutes which patients of other hospitals are kept no longer.
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
public class LeaveTimer {
    private static final System.Logger LOG = System.getLogger(LeaveTimer.class.getName());
    private static final int AT_ONCE = 200;

    @Inject private LeavePatients patients;

    /// One turn.
    @Schedule(hour = "*", minute = "*/10", second = "20", persistent = false)
    public void turn() {
        try {
            patients.turn(AT_ONCE);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "patients of others are kept until later", e);
        }
    }
}
