// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.sync.FactBody;

/// A person joins the staff, changes role or moves: the last one holds.
///
/// @param login what the person types to sign in
/// @param at the hospital, district or nation the role is for
/// @param person the name; dropped by an erasure
public record EmployStaff(
        UserId user, String login, Role role, FeedId at, @Nullable StaffName person)
        implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(StaffMember.id(user));
    }
}
