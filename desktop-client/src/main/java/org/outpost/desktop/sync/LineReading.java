// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Rooms;

/// What the strip tells, read from the local file.
public final class LineReading {
    private final LocalDatabase database;
    private final Device device;
    private final Rooms rooms;

    public LineReading(LocalDatabase database, Device device, Rooms rooms) {
        this.database = database;
        this.device = device;
        this.rooms = rooms;
    }

    public Kept kept() {
        return database.read(this::kept);
    }

    private Kept kept(Sql sql) {
        WriterId writer = device.writer();
        FactStore facts = new FactStore(sql, rooms);
        long reached = MetaStore.number(sql, "reached");
        long unsent = Math.max(0, facts.lastSeq(writer) - reached);
        long[] bytes = new LoadStore(sql).bytes();
        long[] load = bytes[1] > 0 ? bytes : new LineStore(sql, facts).firstLoad();
        return new Kept(
                unsent,
                unsent == 0 ? null : facts.oldestAfter(writer, reached),
                MetaStore.number(sql, "last.good"),
                load[1] == 0 ? 100 : (int) (100 * load[0] / load[1]),
                load[0],
                load[1]);
    }

    /// @param unsent facts of this machine the district has not said it has
    /// @param oldest when the oldest of them was recorded; null where there is none
    /// @param lastGood when the district last answered in full; 0 before the first time
    /// @param firstLoad percent of what the followed feeds held at the last greeting
    /// @param here how much of it is here, of `all`
    public record Kept(
            long unsent,
            @Nullable Long oldest,
            long lastGood,
            int firstLoad,
            long here,
            long all) {}
}
