// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Refusal;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FrozenBatch;

/// Counts what comes in under the names the dashboards ask for. Tags are districts and types, never
/// hospitals or persons: a node must not keep a series for each of forty thousand.
@ApplicationScoped
public class MetricsPushMeter implements PushMeter {
    private static final Metadata DURATION =
            Metadata.builder()
                    .withName("sync.push.duration")
                    .withUnit(MetricUnits.SECONDS)
                    .withDescription("One batch, from its bytes to its commit")
                    .build();

    private static final Map<String, String> DECISIONS =
            Map.of("ConfirmBooking", "confirmed", "BumpBooking", "bumped");

    private final LongAdder quarantined = new LongAdder();
    private final Map<String, Map<FeedId, Long>> unsent = new ConcurrentHashMap<>();

    @Inject private MetricRegistry metrics;

    /// A series that is not there can't be watched: what the alerts ask for stands at nought from
    /// the start.
    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        for (Exchange.BatchStanding standing : Exchange.BatchStanding.values()) {
            String result = standing.name().toLowerCase(Locale.ROOT);
            metrics.counter("sync.push.batches", new Tag("result", result));
        }
        metrics.timer(DURATION);
        Tag other = new Tag("entity", "other");
        metrics.histogram("sync.batch.rows");
        metrics.counter("sync.rows.applied", other);
        metrics.counter("sync.rows.rejected", other, new Tag("reason", "none"));
        metrics.counter("sync.conflicts", other, new Tag("resolution", "none"));
        metrics.gauge("sync.quarantine.rows", quarantined::sum);
        DECISIONS.values().forEach(this::decisions);
    }

    @Override
    public void batch(FrozenBatch batch, FactInbox.Taken taken, long nanos) {
        String result = taken.answer().standing().name().toLowerCase(Locale.ROOT);
        metrics.counter("sync.push.batches", new Tag("result", result)).inc();
        metrics.timer(DURATION).update(Duration.ofNanos(nanos));
        metrics.histogram("sync.batch.rows").update(batch.facts().size());
        var ingested = taken.ingested();
        if (ingested == null) {
            return;
        }
        for (Fact fact : batch.facts()) {
            Verdict verdict = ingested.verdicts().getOrDefault(fact.id(), Verdict.ACCEPTED);
            Tag entity = new Tag("entity", known(fact.type()));
            if (verdict instanceof Verdict.Refused(Refusal reason)) {
                metrics.counter("sync.rows.rejected", entity, new Tag("reason", reason.code()))
                        .inc();
            } else {
                metrics.counter("sync.rows.applied", entity).inc();
            }
            if (verdict instanceof Verdict.Disputed(Refusal reason)) {
                metrics.counter("sync.conflicts", entity, new Tag("resolution", reason.code()))
                        .inc();
            }
        }
        for (Fact fact : ingested.serverFacts()) {
            String decided = DECISIONS.get(fact.type());
            if (decided != null) {
                decisions(decided).inc();
            } else if (fact.type().equals("QuarantineFact")) {
                quarantined.increment();
            }
        }
    }

    @Override
    public void outbox(FeedId home, long facts) {
        String district = Following.of(home).get(home.isHospital() ? 1 : 0).value();
        unsent.computeIfAbsent(district, this::gauge).put(home, facts);
    }

    private Map<FeedId, Long> gauge(String district) {
        Map<FeedId, Long> homes = new ConcurrentHashMap<>();
        metrics.gauge(
                "sync.client.outbox.rows",
                () -> homes.values().stream().mapToLong(Long::longValue).sum(),
                new Tag("district", district));
        return homes;
    }

    private Counter decisions(String result) {
        return metrics.counter("appointment.decisions", new Tag("result", result));
    }

    /// A type is what a client says it is; only what looks like one becomes a series.
    private static String known(String type) {
        return type.matches("[A-Z][A-Za-z]{2,40}") ? type : "other";
    }
}
