// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricRegistry;

/// Tells how many requests of counters wait for a hand, and counts those that were sent away. What
/// waiting costs is in the duration of the route.
@ApplicationScoped
public class AdmissionMeter {
    private static final String SENT_AWAY = "sync.sent.away";

    @Inject private Admission admission;
    @Inject private MetricRegistry metrics;

    /// A series that is not there can't be watched.
    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        metrics.gauge("sync.waiting", admission::waiting);
        metrics.counter(SENT_AWAY);
    }

    void sentAway() {
        metrics.counter(SENT_AWAY).inc();
    }
}
