// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.model.access.AccessRefusal;
import org.outpost.model.access.Permissions;
import org.outpost.model.access.Role;
import org.outpost.model.access.StaffMember;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.States;
import org.outpost.server.platform.StorageException;
import org.outpost.server.sync.WriteRule;

/// Asks the one permission table, with the role a person had at the fact's place: who was dismissed
/// since could still write it, who was dismissed before could not. A person first employed later
/// than the place counts with the first role: two machines' clocks are never quite the same.
///
/// What was physical happened whoever did it: it is disputed, anything else is refused.
@Dependent
public class RolesAtPlace implements WriteRule {
    private static final Set<String> PHYSICAL =
            Set.of(
                    "DispenseBatch",
                    "ReceiveStock",
                    "ReceiveExpiredStock",
                    "DispatchTransfer",
                    "ReceiveTransfer");

    @Override
    public Verdict mayWrite(ReadFact fact, States then, States now, Connection connection) {
        var envelope = fact.fact().envelope();
        AccessRefusal against =
                against(envelope.who(), envelope.home(), fact, then, now, connection);
        if (against == null) {
            return Verdict.ACCEPTED;
        }
        return PHYSICAL.contains(fact.fact().type())
                ? Verdict.disputed(against)
                : Verdict.refused(against);
    }

    private static @Nullable AccessRefusal against(
            UserId who,
            FeedId home,
            ReadFact fact,
            States then,
            States now,
            Connection connection) {
        String type = fact.fact().type();
        StaffMember member = then.of(StaffMember.id(who), StaffMember.class);
        if (member.role() == null) {
            member = now.of(StaffMember.id(who), StaffMember.class);
        }
        Role role = member.role();
        FeedId at = member.at();
        if (role == null || at == null) {
            return isFirstAdmin(connection, who)
                    ? allowed(Role.NATIONAL_ADMIN, type)
                    : new AccessRefusal.NotEmployed();
        }
        if (!member.employed()) {
            return new AccessRefusal.NotEmployed();
        }
        return reaches(at, home) ? allowed(role, type) : new AccessRefusal.WrongPlace(at.value());
    }

    private static @Nullable AccessRefusal allowed(Role role, String type) {
        return Permissions.may(role, type) ? null : new AccessRefusal.NotAllowed(type);
    }

    private static boolean reaches(FeedId at, FeedId home) {
        return at.equals(home)
                || at.equals(FeedId.NATION)
                || (at.value().startsWith("D/")
                        && home.value().startsWith("H/" + at.value().substring(2) + "-"));
    }

    /// The administrator an installation begins with is in no fact: someone must write the first.
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
