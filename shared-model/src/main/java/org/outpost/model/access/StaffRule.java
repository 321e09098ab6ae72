// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.access;

import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.States;

/// Whether the person a fact names may write it: the one permission table, asked with the role the
/// person had at the fact's place. Who was dismissed since could still write it, who was dismissed
/// before could not.
///
/// A fact that stands before its writer's first employment comes from a machine whose clock is
/// behind: two machines' clocks are never quite the same. It counts with the role the person got,
/// also where a dismissal followed: that stands behind it as well.
///
/// Who is an administrator, or was one last, is employed anew by those above alone: else one of two
/// could make the other a clerk for a moment, give them a password and sign in as them.
///
/// What was physical happened whoever did it: it is disputed, anything else is refused.
public final class StaffRule {
    private static final Set<String> PHYSICAL =
            Set.of(
                    "DispenseBatch",
                    "ReceiveStock",
                    "ReceiveExpiredStock",
                    "DispatchTransfer",
                    "ReceiveTransfer");

    private StaffRule() {}

    /// @param then the states as of the fact's place, and `now`, those folded so far
    /// @param firstAdmin whether a person nobody employed is the one an installation begins with
    public static Verdict mayWrite(
            ReadFact fact, States then, States now, Predicate<UserId> firstAdmin) {
        AccessRefusal against = against(fact, then, now, firstAdmin);
        if (against == null) {
            return Verdict.ACCEPTED;
        }
        return PHYSICAL.contains(fact.fact().type())
                ? Verdict.disputed(against)
                : Verdict.refused(against);
    }

    private static @Nullable AccessRefusal against(
            ReadFact fact, States then, States now, Predicate<UserId> firstAdmin) {
        String type = fact.fact().type();
        FeedId home = fact.fact().envelope().home();
        UserId who = fact.fact().envelope().who();
        if (fact.body() instanceof EmployStaff employ
                && !home.equals(FeedId.NATION)
                && firstAdmin.test(employ.user())) {
            // That one stands at the nation, though no fact says so.
            return new AccessRefusal.WrongPlace(FeedId.NATION.value());
        }
        StaffMember member = then.of(StaffMember.id(who), StaffMember.class);
        boolean early = member.role() == null;
        if (early) {
            member = now.of(StaffMember.id(who), StaffMember.class);
        }
        Role role = member.role();
        FeedId at = member.at();
        if (role == null || at == null) {
            return firstAdmin.test(who)
                    ? allowed(Role.NATIONAL_ADMIN, type)
                    : new AccessRefusal.NotEmployed();
        }
        if (!member.employed() && !early) {
            return new AccessRefusal.NotEmployed();
        }
        if (!reaches(at, home)) {
            return new AccessRefusal.WrongPlace(at.value());
        }
        boolean peer =
                fact.body() instanceof EmployStaff employ
                        && role != Role.NATIONAL_ADMIN
                        && !employ.user().equals(who)
                        && administers(
                                then.of(StaffMember.id(employ.user()), StaffMember.class), at);
        return peer ? new AccessRefusal.NotAllowed(type) : allowed(role, type);
    }

    private static boolean administers(StaffMember other, FeedId at) {
        Role role = other.role();
        return role != null && Permissions.may(role, "EmployStaff") && at.equals(other.at());
    }

    private static @Nullable AccessRefusal allowed(Role role, String type) {
        return Permissions.may(role, type) ? null : new AccessRefusal.NotAllowed(type);
    }

    /// Whether somebody employed at a place writes for that home: the same or one below. A
    /// hospital's code begins with its district's.
    static boolean reaches(FeedId at, FeedId home) {
        return at.equals(home)
                || at.equals(FeedId.NATION)
                || (at.value().startsWith("D/")
                        && home.value().startsWith("H/" + at.value().substring(2) + "-"));
    }
}
