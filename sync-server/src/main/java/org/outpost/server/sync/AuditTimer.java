// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.metrics.MetricRegistry;

/// Has the daily look go on every half minute, sixteen feeds at a time: forty thousand in less than
/// a day. What it found and nobody put right stands in a figure that must be nought; it is there
/// from the start, because a series that is not there can't be watched.
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
public class AuditTimer {
    private static final System.Logger LOG = System.getLogger(AuditTimer.class.getName());
    private static final int FEEDS = 16;

    private final AtomicLong missing = new AtomicLong();

    @Inject private DailyAudit audit;
    @Inject private MetricRegistry metrics;

    @PostConstruct
    void start() {
        metrics.gauge("sync.audit.acked.missing.rows", missing::get);
    }

    /// One turn.
    @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
    public void turn() {
        try {
            audit.slice(FEEDS);
            long now = audit.missing();
            if (missing.getAndSet(now) < now) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "acknowledged facts are lacking or damaged here: " + now);
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the look at what was acknowledged waits", e);
        }
    }
}
