// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.BatchCodec;
import org.outpost.model.sync.FactReader;
import org.outpost.model.sync.SignatureCheck;

/// Brings the machines and the server of one world.
public interface Driver extends AutoCloseable {
    District district();

    /// Sets up a machine.
    Machine machine(Seat seat);

    /// What the two ends of a conversation check pages with.
    BatchCodec batches();

    SignatureCheck signatures();

    /// Reads facts for the judge.
    default FactReader reader() {
        return Model.CODEC;
    }

    /// Whether requests and answers cross the line as bytes.
    boolean overBytes();

    /// Time goes by at the server, which does some things by its own timers.
    default void tick() {}

    /// What the driver itself finds wrong when all is quiet: tables that are not what the facts add
    /// up to, damaged files.
    default List<String> selfChecks() {
        return List.of();
    }

    @Override
    void close();

    /// Where a machine stands.
    ///
    /// @param ownMillis its own clock, which may be wrong
    record Seat(String name, FeedId home, List<FeedId> follows, LongSupplier ownMillis) {}

    /// What a driver is made with.
    ///
    /// @param clock the right time
    record Setting(
            long seed, Faults faults, Trace trace, Set<PlantedBug> bugs, LongSupplier clock) {}

    /// Makes the driver of one world.
    @FunctionalInterface
    interface Maker {
        Driver make(Setting setting);
    }
}
