// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.SQLException;
import org.outpost.model.access.StaffRule;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.States;
import org.outpost.server.platform.StorageException;
import org.outpost.server.sync.WriteRule;

/// Asks the rule of staff, {@link StaffRule}; who the administrator is that an installation begins
/// with, its accounts tell.
@Dependent
public class RolesAtPlace implements WriteRule {
    @Override
    public Verdict mayWrite(ReadFact fact, States then, States now, Connection connection) {
        return StaffRule.mayWrite(fact, then, now, who -> isFirstAdmin(connection, who));
    }

    /// That one is in no fact: someone must write the first.
    private static boolean isFirstAdmin(Connection connection, UserId who) {
        try {
            return new AccountStore()
                    .byUser(connection, who)
                    .filter(Account::firstAdmin)
                    .isPresent();
        } catch (SQLException e) {
            throw new StorageException("the database did not answer", e);
        }
    }
}
