// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.Nullable;
import org.outpost.model.facilities.District;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.Randomness;
import org.outpost.server.platform.Transactions;
import org.outpost.server.platform.WorkLeaseStore;
import org.outpost.server.sync.FactInbox;

/// Tells whoever scrapes how long each hospital was not heard and which programs its counters run.
/// A series per hospital is too much to be kept by every node: one node at a time does it, and one
/// that loses the work takes its series out.
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
public class StandingTimer {
    private static final String JOB = "standing";
    private static final long HELD_MILLIS = 60_000;
    private static final String LAG = "sync.facility.lag.seconds";
    private static final String VERSIONS = "sync.client.version.count";

    private final Map<MetricID, AtomicLong> shown = new HashMap<>();
    private final Map<String, String> states = new HashMap<>();
    private final SummaryStore store = new SummaryStore();

    @Inject private MetricRegistry metrics;
    @Inject private Transactions transactions;
    @Inject private FactInbox inbox;
    @Inject private Clock clock;
    @Inject private Randomness randomness;

    private @Nullable WorkLeaseStore leases;

    @PostConstruct
    void start() {
        leases = new WorkLeaseStore(transactions, clock, randomness);
    }

    /// One turn.
    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    public void turn() {
        WorkLeaseStore held = leases;
        try {
            boolean ours = held != null && held.hold(JOB, HELD_MILLIS);
            show(ours ? transactions.call(store::standing) : null);
        } catch (RuntimeException e) {
            // Nothing is better than figures that were true once.
            show(null);
            System.getLogger("outpost.reporting")
                    .log(System.Logger.Level.WARNING, "how counters stand can't be told", e);
        }
    }

    private void show(@Nullable Standing standing) {
        Set<MetricID> now = new HashSet<>();
        if (standing != null) {
            standing.hospitals().forEach(heard -> now.add(lag(heard)));
            standing.versions().forEach(version -> now.add(count(version)));
        }
        shown.keySet().removeIf(id -> !now.contains(id) && metrics.remove(id));
    }

    /// Reckoned when it is asked for, from when the hospital was heard.
    private MetricID lag(Standing.Heard heard) {
        Tag[] tags = {
            new Tag("facility", heard.hospital()),
            new Tag("district", heard.district()),
            new Tag("state", state(heard.district()))
        };
        MetricID id = new MetricID(LAG, tags);
        AtomicLong at = shown.get(id);
        if (at == null) {
            AtomicLong fresh = new AtomicLong(heard.at());
            metrics.gauge(LAG, () -> Math.max(0, clock.millis() - fresh.get()) / 1000.0, tags);
            shown.put(id, fresh);
        } else {
            at.set(heard.at());
        }
        return id;
    }

    private MetricID count(Standing.Version version) {
        Tag[] tags = {new Tag("app", version.app()), new Tag("protocol", "" + version.protocol())};
        MetricID id = new MetricID(VERSIONS, tags);
        AtomicLong counters = shown.get(id);
        if (counters == null) {
            AtomicLong fresh = new AtomicLong(version.counters());
            metrics.gauge(VERSIONS, fresh::get, tags);
            shown.put(id, fresh);
        } else {
            counters.set(version.counters());
        }
        return id;
    }

    /// Of the union; a district does not change it.
    private String state(String district) {
        String known = states.get(district);
        if (known == null) {
            known =
                    district.isEmpty()
                            ? ""
                            : inbox.read(found ->
                                    found.of(District.id(district), District.class).state());
            if (!known.isEmpty()) {
                states.put(district, known);
            }
        }
        return known;
    }
}
