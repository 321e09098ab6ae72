// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.outpost.model.kernel.Clock;
import org.outpost.server.access.FactDirectory;
import org.outpost.server.access.RetireDevices;
import org.outpost.server.notifications.NotificationLogStore;
import org.outpost.server.patients.LikelyDesk;
import org.outpost.server.platform.Transactions;
import org.outpost.server.prescriptions.SetFees;
import org.outpost.server.sync.FactInbox;

/// Puts the room together in the server.
@ApplicationScoped
public class ReportingWiring {
    @Produces
    @Singleton
    DistrictPages pages(
            Transactions transactions,
            FactDirectory directory,
            PutAsideDesk aside,
            RetireDevices machines,
            LikelyDesk likely,
            FactInbox inbox,
            Clock clock) {
        return new DistrictPages(
                transactions,
                new PageDesks(aside, machines, new SetFees(inbox), likely),
                new SummaryStore(),
                new NotificationLogStore(),
                directory,
                clock,
                ReportingSettings.fromEnvironment());
    }

    @Produces
    @Singleton
    PutAsideDesk aside(FactInbox inbox) {
        return new PutAsideDesk(inbox);
    }

    @Produces
    @Singleton
    SummaryHook summaries() {
        return new SummaryHook(new SummaryStore());
    }
}
