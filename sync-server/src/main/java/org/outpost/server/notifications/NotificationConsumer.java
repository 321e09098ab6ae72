// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.notifications;

import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.nio.charset.StandardCharsets;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.wire.Json;

/// Takes messages off the queue `notify`. What can't be read goes back, and after three tries the
/// broker puts it aside.
@MessageDriven(name = "NotificationConsumer")
public class NotificationConsumer implements MessageListener {
    @Inject private NotificationWriter writer;
    @Inject private MessageMeter meter;

    @Override
    public void onMessage(Message message) {
        try {
            String body = message.getBody(String.class);
            meter.taken(
                    writer.take(
                            Json.read(
                                    body.getBytes(StandardCharsets.UTF_8),
                                    LogRegistration.Registered.class)));
        } catch (JMSException e) {
            meter.failed();
            throw new MalformedException("a message is not text", e);
        } catch (RuntimeException e) {
            meter.failed();
            throw e;
        }
    }
}
