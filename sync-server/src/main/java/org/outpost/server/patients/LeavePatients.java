// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.patients;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.patients.JoinedRecords;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.IngestSession;
import org.outpost.model.sync.LeaveAggregate;
import org.outpost.model.sync.Membership;
import org.outpost.model.sync.States;
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

    /// One turn. All records of one person are left together, from the last time any of them was
    /// seen; a record that is joined to one of the hospital's own is kept as long as it is.
    ///
    /// @return how many were left
    int turn(int most) {
        long before = clock.millis() - kept.toMillis();
        List<MembershipStore.Member> due =
                transactions.call((connection, _) -> store.due(connection, before, most));
        int left = 0;
        for (MembershipStore.Member one : due) {
            left += leave(one, before);
        }
        return left;
    }

    private int leave(MembershipStore.Member one, long before) {
        Set<AggregateId> person = inbox.read(states -> JoinedRecords.of(one.followed(), states));
        long seen = transactions.call((connection, _) -> store.seen(connection, one.by(), person));
        int left =
                seen >= before
                        ? 0
                        : inbox.act(
                                        one.by(),
                                        IngestSession.SERVER,
                                        states -> leaving(one, states),
                                        null)
                                .serverFacts()
                                .size();
        if (left == 0) {
            // Looked at again when that time has passed once more: it must not stand in the way of
            // those behind it.
            long until = seen >= before ? seen : clock.millis();
            transactions.call((connection, _) -> {
                store.putOff(connection, one, until);
                return true;
            });
        }
        return left;
    }

    private static List<FactBody> leaving(MembershipStore.Member due, States states) {
        Map<AggregateId, FeedId> owners =
                JoinedRecords.owners(JoinedRecords.of(due.followed(), states), states);
        if (owners.containsValue(due.by())) {
            return List.of();
        }
        List<FactBody> bodies = new ArrayList<>();
        owners.forEach((record, owner) -> {
            if (states.of(Membership.id(due.by(), record), Membership.class).member()) {
                bodies.add(new LeaveAggregate(record, due.by(), owner));
            }
        });
        return bodies;
    }
}
