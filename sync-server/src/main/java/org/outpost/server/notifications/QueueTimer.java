// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.notifications;

import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.QueueBrowser;
import java.util.Enumeration;

/// Looks every fifteen seconds how many messages wait. By browsing, which any broker of this
/// interface allows without further rights; a queue is empty nearly always. While the broker is
/// away the last figure stands: readiness tells of that.
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class QueueTimer {
    /// Past this nobody needs to know it more exactly.
    private static final long MOST_COUNTED = 20_000;

    @Inject private MessageMeter meter;

    @Resource(lookup = "jms/outpost")
    private ConnectionFactory messages;

    /// One look.
    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
    public void look() {
        try (JMSContext context = messages.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            for (String queue : MessageMeter.QUEUES) {
                meter.waiting(queue, depth(context, queue));
            }
        } catch (RuntimeException | JMSException e) {
            System.getLogger("outpost.notifications")
                    .log(System.Logger.Level.DEBUG, "the queues can't be looked at", e);
        }
    }

    private static long depth(JMSContext context, String name) throws JMSException {
        try (QueueBrowser browser = context.createBrowser(context.createQueue(name))) {
            Enumeration<?> waiting = browser.getEnumeration();
            long depth = 0;
            while (depth < MOST_COUNTED && waiting.hasMoreElements()) {
                waiting.nextElement();
                depth++;
            }
            return depth;
        }
    }
}
