// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.patients;

import java.time.Duration;
import java.util.List;
import org.outpost.model.kernel.Clock;
import org.outpost.model.sync.IngestSession;
import org.outpost.model.sync.LeaveAggregate;
import org.outpost.model.sync.Membership;
import org.outpost.server.platform.RowTransactions;
import org.outpost.server.sync.FactInbox;

/// Ends what a hospital keeps of another's patients, by rule: so long after they were last seen
/// there. Asked again it does what is left, and two nodes at once do it once.
final class LeavePatients {
    private final FactInbox inbox;
    private final RowTransactions transactions;
    private final MembershipStore store = new MembershipStore();
    private final Duration kept;
    private final Clock clock;

    /// @param kept since they were last seen
    LeavePatients(FactInbox inbox, RowTransactions transactions, Duration kept, Clock clock) {
        this.inbox = inbox;
        this.transactions = transactions;
        this.kept = kept;
        this.clock = clock;
    }

    /// One turn.
    ///
    /// @return how many were left
    int turn(int most) {
        long before = clock.millis() - kept.toMillis();
        List<MembershipStore.Member> due =
                transactions.call((connection, _) -> store.due(connection, before, most));
        int left = 0;
        for (MembershipStore.Member one : due) {
            left +=
                    inbox.act(
                                    one.by(),
                                    IngestSession.SERVER,
                                    states ->
                                            states.of(
                                                                    Membership.id(
                                                                            one.by(),
                                                                            one.followed()),
                                                                    Membership.class)
                                                            .member()
                                                    ? List.of(
                                                            new LeaveAggregate(
                                                                    one.followed(),
                                                                    one.by(),
                                                                    one.owner()))
                                                    : List.of(),
                                    null)
                            .serverFacts()
                            .size();
        }
        return left;
    }
}
