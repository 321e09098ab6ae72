// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.notifications;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.outpost.model.kernel.Clock;
import org.outpost.server.platform.Transactions;

/// Writes outside the message's transaction: first the rows are committed, then the message is
/// taken off the queue. A fall between the two brings the message again, and the rows are there
/// already.
@Stateless
public class NotificationWriter {
    @Inject private Transactions transactions;
    @Inject private Clock clock;

    /// Notes them in one transaction.
    ///
    /// @return how many of them were not noted before
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public int take(List<LogRegistration.Registered> message) {
        return new LogRegistration(transactions, new NotificationLogStore(), clock).take(message);
    }
}
