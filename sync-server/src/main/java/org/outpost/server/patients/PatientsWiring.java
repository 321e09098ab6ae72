// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.patients;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.outpost.model.kernel.Clock;
import org.outpost.server.access.FactDirectory;
import org.outpost.server.platform.Environment;
import org.outpost.server.platform.RowTransactions;
import org.outpost.server.sync.FactInbox;

/// Puts the room together in the server.
@ApplicationScoped
public class PatientsWiring {
    private static final int KEPT_DAYS = 90;

    @Produces
    @Singleton
    DistrictPatients elsewhere(
            FactInbox inbox, FactDirectory directory, RowTransactions rows, Clock clock) {
        return new DistrictPatients(inbox, directory, rows, clock);
    }

    @Produces
    @Singleton
    LikelyDesk likely(FactInbox inbox, RowTransactions rows, Clock clock) {
        return new LikelyDesk(inbox, rows, clock);
    }

    /// Ninety days after they were last seen, unless the operator says otherwise.
    @Produces
    @Singleton
    LeavePatients leaving(FactInbox inbox, RowTransactions rows, Clock clock) {
        int days = Environment.find("OUTPOST_FOLLOW_DAYS").map(Integer::parseInt).orElse(KEPT_DAYS);
        return new LeavePatients(inbox, rows, Duration.ofDays(Math.max(1, days)), clock);
    }
}
