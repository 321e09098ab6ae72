// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.pure;

import org.outpost.model.sync.BatchCodec;
import org.outpost.model.sync.FactReader;
import org.outpost.model.sync.SignatureCheck;
import org.outpost.model.sync.WriterRow;
import org.outpost.ops.simulation.world.District;
import org.outpost.ops.simulation.world.Driver;
import org.outpost.ops.simulation.world.Machine;

/// Machines and a server in memory.
public final class PureDriver implements Driver {
    private final Setting setting;
    private final Kit kit;
    private final Hub hub;

    /// @param full whether signatures and bytes are the real ones
    public PureDriver(Setting setting, boolean full) {
        this.setting = setting;
        this.kit = new Kit(full);
        this.hub = new Hub(setting, kit);
    }

    @Override
    public District district() {
        return hub;
    }

    @Override
    public Machine machine(Seat seat) {
        MemoryMachine machine = new MemoryMachine(seat, setting, kit, null);
        enrol(
                WriterRow.fresh(
                        machine.writer(), machine.device(), machine.deviceKey(), machine.home()));
        return machine;
    }

    /// Lets the server know a machine that is not in memory.
    public void enrol(WriterRow fresh) {
        hub.enrol(fresh);
    }

    @Override
    public BatchCodec batches() {
        return kit.batches();
    }

    @Override
    public SignatureCheck signatures() {
        return kit.signatures();
    }

    @Override
    public FactReader reader() {
        return kit.reader();
    }

    @Override
    public boolean overBytes() {
        return kit.full();
    }

    @Override
    public void close() {
        // Memory alone.
    }
}
