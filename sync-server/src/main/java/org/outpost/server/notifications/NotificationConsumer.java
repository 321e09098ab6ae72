// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.notifications;

import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.List;
import org.outpost.model.kernel.MalformedException;

/// Takes messages off the queue `notify`. What can't be read goes back, and after three tries the
/// broker puts it aside.
@MessageDriven(name = "NotificationConsumer")
public class NotificationConsumer implements MessageListener {
    @Inject private NotificationWriter writer;
    @Inject private MessageMeter meter;

    @Override
    public void onMessage(Message message) {
        try {
            List<LogRegistration.Registered> told =
                    LogRegistration.read(message.getBody(String.class));
            int fresh = writer.take(told);
            meter.taken(fresh, told.size() - fresh);
        } catch (JMSException e) {
            meter.failed();
            throw new MalformedException("a message is not text", e);
        } catch (RuntimeException e) {
            meter.failed();
            throw e;
        }
    }
}
