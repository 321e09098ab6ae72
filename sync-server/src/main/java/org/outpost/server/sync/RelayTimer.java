// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Queue;
import java.lang.System.Logger;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.outpost.server.platform.Transactions;

/// Runs the relay every second and puts what it hands on into the queue. While the broker is away
/// nothing is lost: the feeds wait, and one line in the log says so.
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
public class RelayTimer {
    private static final Logger LOG = System.getLogger(RelayTimer.class.getName());
    private static final long USEFUL_MILLIS = Duration.ofDays(7).toMillis();

    @Inject private Transactions transactions;

    @Resource(lookup = "jms/outpost")
    private ConnectionFactory messages;

    @Resource(lookup = "notify")
    private Queue queue;

    private @Nullable FactRelay relay;
    private boolean away;

    @PostConstruct
    void start() {
        relay = new FactRelay(transactions);
    }

    /// One turn.
    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void turn() {
        FactRelay running = relay;
        if (running == null) {
            return;
        }
        try (JMSContext context = messages.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            JMSProducer producer = context.createProducer().setTimeToLive(USEFUL_MILLIS);
            running.run(facts -> producer.send(queue, FactRelay.message(facts)));
            away = false;
        } catch (RuntimeException e) {
            if (!away) {
                LOG.log(Logger.Level.WARNING, "messages wait in their feeds", e);
            }
            away = true;
        }
    }
}
