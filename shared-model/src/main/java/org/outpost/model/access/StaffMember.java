// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.access;

import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.ReadFact;

/// What is known of a member of staff.
///
/// @param role null before the first employment
/// @param at null before the first employment
/// @param employed false once dismissed
public record StaffMember(
        String user,
        String login,
        @Nullable Role role,
        @Nullable FeedId at,
        String name,
        String nameLocal,
        boolean employed) {
    /// The kind of its aggregate.
    public static final String KIND = "staff";

    /// The aggregate of a person.
    public static AggregateId id(UserId user) {
        return AggregateId.of(KIND, user.value());
    }

    /// The last employment or dismissal holds.
    static final class Folded implements Fold<StaffMember> {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Class<StaffMember> stateType() {
            return StaffMember.class;
        }

        @Override
        public StaffMember empty(AggregateId id) {
            return new StaffMember(id.key(), "", null, null, "", "", false);
        }

        @Override
        public StaffMember apply(StaffMember state, AggregateId id, ReadFact fact) {
            return switch (fact.body()) {
                case EmployStaff(var user, var login, var role, var at, var person) ->
                        new StaffMember(
                                user.value(),
                                login,
                                role,
                                at,
                                person == null ? "" : person.name(),
                                person == null ? "" : person.nameLocal(),
                                true);
                case DismissStaff gone ->
                        new StaffMember(
                                state.user,
                                state.login,
                                state.role,
                                state.at,
                                state.name,
                                state.nameLocal,
                                false);
                default -> state;
            };
        }
    }
}
