// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.notifications;

import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
            List<LogRegistration.Registered> told = read(message.getBody(String.class));
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

    /// A list of facts, or one fact by itself: so they were sent once, and may still wait.
    private static List<LogRegistration.Registered> read(String body) {
        byte[] json = body.getBytes(StandardCharsets.UTF_8);
        return body.startsWith("[")
                ? List.of(Json.read(json, LogRegistration.Registered[].class))
                : List.of(Json.read(json, LogRegistration.Registered.class));
    }
}
