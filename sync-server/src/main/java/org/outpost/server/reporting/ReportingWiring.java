// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.outpost.model.kernel.Clock;
import org.outpost.server.notifications.NotificationLog;
import org.outpost.server.platform.Transactions;

/// Puts the room together in the server.
@ApplicationScoped
public class ReportingWiring {
    @Produces
    @Singleton
    DistrictPages pages(Transactions transactions, Clock clock) {
        return new DistrictPages(
                transactions,
                new SummaryStore(),
                new NotificationLog(),
                clock,
                ReportingSettings.fromEnvironment());
    }

    @Produces
    @Singleton
    SummaryHook summaries() {
        return new SummaryHook(new SummaryStore());
    }
}
