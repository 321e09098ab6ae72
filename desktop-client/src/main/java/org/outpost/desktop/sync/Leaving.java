// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.Rooms;

/// Drops what this machine holds of a thing its hospital no longer follows: the person part of
/// every fact of another hospital, and all that was folded from it. Structure, ids and order stay,
/// so that feeds still add up. What this hospital wrote itself is its own record and stays.
///
/// Only once this machine's own facts about it have reached the district; until then it waits. Each
/// thing goes in one transaction, and one that is gone already changes nothing.
public final class Leaving {
    private static final int AT_ONCE = 20;

    private final LocalDatabase database;
    private final Device device;
    private final Rooms rooms;
    private final Map<String, List<FactConsumer>> consumers;
    private final FactLog log;

    public Leaving(
            LocalDatabase database,
            Device device,
            Rooms rooms,
            List<FactConsumer> consumers,
            FactLog log) {
        this.database = database;
        this.device = device;
        this.rooms = rooms;
        this.consumers = FactWork.byKind(consumers);
        this.log = log;
    }

    /// One turn.
    ///
    /// @return what was dropped
    public List<AggregateId> turn() {
        List<AggregateId> gone = new ArrayList<>();
        for (AggregateId thing : database.read(sql -> MembershipStore.ended(sql, AT_ONCE))) {
            if (database.write(sql -> drop(sql, thing))) {
                gone.add(thing);
            }
        }
        if (!gone.isEmpty()) {
            log.tell(gone);
        }
        return gone;
    }

    private boolean drop(Sql sql, AggregateId thing) {
        FeedId home = device.home();
        long reached = MetaStore.number(sql, "reached");
        FactStore store = new FactStore(sql, rooms);
        List<Fact> facts = store.history(thing);
        boolean unsent =
                facts.stream()
                        .anyMatch(fact ->
                                fact.id().writer().equals(device.writer())
                                        && fact.id().seq() > reached);
        if (unsent || home == null) {
            return false;
        }
        for (Fact fact : facts) {
            if (fact.person() != null && !fact.envelope().home().equals(home)) {
                store.dropPerson(fact.id());
            }
        }
        store.snapshots(List.of(thing));
        Object before = store.before(thing);
        sql.run("delete from aggregate where id = ?", thing.value());
        Object nothing = rooms.foldOf(thing).empty(thing);
        for (FactConsumer consumer : consumers.getOrDefault(thing.kind(), List.of())) {
            consumer.changed(sql, thing, before, nothing);
        }
        MembershipStore.leaveBehind(sql, thing);
        return true;
    }
}
