// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.notifications;

import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.server.platform.Transactions;

/// Notes that a patient was registered, once per registration however often the message comes.
public final class LogRegistration {
    static final String KIND = "patient registered";

    private final Transactions transactions;
    private final NotificationLogStore log;
    private final Clock clock;

    public LogRegistration(Transactions transactions, NotificationLogStore log, Clock clock) {
        this.transactions = transactions;
        this.log = log;
        this.clock = clock;
    }

    /// @param message what the queue says of a fact
    /// @return false where it was noted before, or is of no kind anybody is told of
    public boolean take(Registered message) {
        if (!message.type().equals("RegisterPatient") || !message.home().isHospital()) {
            return false;
        }
        return transactions.call(connection ->
                log.note(
                        connection,
                        message.fact(),
                        KIND,
                        message.home().hospital().value(),
                        AggregateId.of("patient", message.fact().value()),
                        clock.millis()));
    }

    /// What this room needs of a message.
    public record Registered(FactId fact, String type, FeedId home) {}
}
