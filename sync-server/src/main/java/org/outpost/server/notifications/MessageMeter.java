// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/// Counts messages: how many wait, were taken off the queue, and what became of them. Never to whom
/// or of whom.
@ApplicationScoped
public class MessageMeter {
    /// The queue of what people are to be told, and where the broker puts what nobody can read.
    static final List<String> QUEUES = List.of("notify", "DLQ");

    private static final List<String> RESULTS = List.of("sent", "repeated", "failed");

    private final Map<String, AtomicLong> depths = new ConcurrentHashMap<>();

    @Inject private MetricRegistry metrics;

    /// A series that is not there can't be watched.
    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        RESULTS.forEach(this::sent);
        acked();
        for (String queue : QUEUES) {
            AtomicLong depth = new AtomicLong();
            depths.put(queue, depth);
            metrics.gauge("jms.queue.depth", depth::get, new Tag("queue", queue));
        }
    }

    /// A message was taken off the queue for good.
    ///
    /// @param fresh of how many facts it told first
    /// @param repeated of how many it told again, or what nobody is told of
    void taken(int fresh, int repeated) {
        acked().inc();
        sent("sent").inc(fresh);
        sent("repeated").inc(repeated);
    }

    /// A message was given back to the broker.
    void failed() {
        sent("failed").inc();
    }

    void waiting(String queue, long messages) {
        AtomicLong depth = depths.get(queue);
        if (depth != null) {
            depth.set(messages);
        }
    }

    /// The log is the one channel there is so far.
    private Counter sent(String result) {
        return metrics.counter("notify.sent", new Tag("channel", "log"), new Tag("result", result));
    }

    private Counter acked() {
        return metrics.counter("jms.queue.acked", new Tag("queue", "notify"));
    }
}
