// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.access;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.sync.FactConsumer;
import org.outpost.model.access.Role;
import org.outpost.model.access.StaffMember;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;

/// Who works at the hospitals this machine follows, for the names beside what was done.
public final class StaffStore implements FactConsumer {
    @Override
    public Set<String> kinds() {
        return Set.of(StaffMember.KIND);
    }

    @Override
    public void changed(Sql sql, AggregateId id, Object before, Object after) {
        StaffMember member = (StaffMember) after;
        Role role = member.role();
        FeedId at = member.at();
        if (role == null || at == null) {
            sql.run("delete from staff where user = ?", id.key());
            return;
        }
        sql.run(
                "insert or replace into staff"
                        + " (user, login, role, home, name, name_local, active)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                id.key(),
                member.login(),
                role.name(),
                at.value(),
                member.name(),
                member.nameLocal(),
                member.employed() ? 1 : 0);
    }

    @Override
    public void clear(Sql sql) {
        sql.run("delete from staff");
    }

    @Override
    public List<String> dumps() {
        return List.of(
                "select user, login, role, home, name, name_local, active from staff"
                        + " order by user");
    }

    /// The name of a person; the id where the name is not known here.
    public String name(Sql sql, String user) {
        @Nullable String name =
                sql.first("select name from staff where user = ?", row -> row.text(1), user);
        return name == null || name.isEmpty() ? user : name;
    }

    /// How a person stands as far as this machine has heard; null where it has not.
    @Nullable Standing standing(Sql sql, UserId user) {
        return sql.first(
                "select role, home, active from staff where user = ?",
                row ->
                        new Standing(
                                Role.valueOf(row.text(1)),
                                new FeedId(row.text(2)),
                                row.number(3) == 1),
                user.value());
    }

    /// The people of a role at a place, by name.
    public List<Member> people(Sql sql, Role role, FeedId home) {
        return sql.list(
                "select user, name, name_local from staff"
                        + " where role = ? and home = ? and active = 1 order by name",
                row -> new Member(row.text(1), row.text(2), row.text(3)),
                role.name(),
                home.value());
    }

    /// @param employed false once dismissed
    record Standing(Role role, FeedId home, boolean employed) {}

    /// A member of staff as lists show one.
    public record Member(String user, String name, String nameLocal) {}
}
