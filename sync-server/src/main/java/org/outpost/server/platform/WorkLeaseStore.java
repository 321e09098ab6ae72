// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.Ids;
import org.outpost.model.kernel.Randomness;

/// Sees that work which any node could do is done by one. A node that dies lets go when its time is
/// over; whoever wakes up late may find another at work, so what is done must do no harm twice.
public final class WorkLeaseStore {
    private final Transactions transactions;
    private final Clock clock;
    private final String node;

    public WorkLeaseStore(Transactions transactions, Clock clock, Randomness randomness) {
        this.transactions = transactions;
        this.clock = clock;
        this.node = Ids.random(randomness);
    }

    /// Takes the work, or keeps it for longer.
    ///
    /// @return false where another node is at it
    public boolean hold(String job, long millis) {
        long now = clock.millis();
        return transactions.call(connection -> {
            Sql.update(
                    connection,
                    "INSERT IGNORE INTO work_lease (job, holder, held_until) VALUES (?, ?, 0)",
                    job,
                    node);
            return Sql.update(
                            connection,
                            "UPDATE work_lease SET holder = ?, held_until = ? WHERE job = ? AND"
                                    + " (holder = ? OR held_until < ?)",
                            node,
                            now + millis,
                            job,
                            node,
                            now)
                    > 0;
        });
    }

    /// Lets go of the work.
    public void letGo(String job) {
        transactions.run(connection ->
                Sql.update(
                        connection,
                        "UPDATE work_lease SET held_until = 0 WHERE job = ? AND holder = ?",
                        job,
                        node));
    }
}
