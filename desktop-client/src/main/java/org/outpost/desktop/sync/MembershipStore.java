// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.util.List;
import java.util.Set;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.sync.Membership;

/// Which things of other hospitals this machine's hospital follows.
public final class MembershipStore implements FactConsumer {
    private static final String ENDED =
            "select thing from membership indexed by membership_ended where member = 0 and"
                    + " (not exists (select 1 from left_behind where left_behind.thing ="
                    + " membership.thing) or exists (select 1 from aggregate where id ="
                    + " membership.thing)) limit ?";

    private final Device device;

    public MembershipStore(Device device) {
        this.device = device;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(Membership.KIND);
    }

    @Override
    public void changed(Sql sql, AggregateId id, Object before, Object after) {
        Membership now = (Membership) after;
        AggregateId thing = now.followed();
        if (thing == null || now.by() == null || !now.by().equals(device.home())) {
            return;
        }
        sql.run(
                "insert into membership (thing, since, member) values (?, ?, ?)"
                        + " on conflict (thing) do update set since = excluded.since,"
                        + " member = excluded.member",
                thing.value(),
                now.since(),
                now.member() ? 1 : 0);
        if (now.member()) {
            sql.run("delete from left_behind where thing = ?", thing.value());
        }
    }

    @Override
    public void clear(Sql sql) {
        sql.run("delete from membership");
    }

    @Override
    public List<String> dumps() {
        return List.of("select thing, since, member from membership order by thing");
    }

    /// Whether a thing of another hospital is followed here.
    public boolean follows(Sql sql, String thing) {
        return sql.number(
                        "select exists (select 1 from membership where thing = ? and member = 1)",
                        thing)
                == 1;
    }

    /// Things whose membership has ended and of which something is still here.
    static List<AggregateId> ended(Sql sql, int most) {
        return sql.list(ENDED, row -> new AggregateId(row.text(1)), most);
    }

    /// Whether everything personal of it was dropped.
    static boolean leftBehind(Sql sql, AggregateId thing) {
        return sql.number(
                        "select exists (select 1 from left_behind where thing = ?)", thing.value())
                == 1;
    }

    static void leaveBehind(Sql sql, AggregateId thing) {
        sql.run("insert or ignore into left_behind (thing) values (?)", thing.value());
    }
}
