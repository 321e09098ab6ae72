// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.real;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.outpost.desktop.access.StaffStore;
import org.outpost.desktop.appointments.AppointmentStore;
import org.outpost.desktop.appointments.QueueStore;
import org.outpost.desktop.facilities.FacilityStore;
import org.outpost.desktop.inventory.InventoryStore;
import org.outpost.desktop.patients.PatientStore;
import org.outpost.desktop.platform.DataFolder;
import org.outpost.desktop.platform.DeviceKeyFile;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.platform.SystemClock;
import org.outpost.desktop.sync.DeskLog;
import org.outpost.desktop.sync.Device;
import org.outpost.desktop.sync.FactApplier;
import org.outpost.desktop.sync.FactConsumer;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.MendStore;
import org.outpost.desktop.sync.MetaStore;
import org.outpost.desktop.sync.Rebuild;
import org.outpost.desktop.sync.Rejoin;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Randomness;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.MendSession;
import org.outpost.model.sync.Partner;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.JsonBatches;
import org.outpost.ops.simulation.world.Model;

/// A counter without window and person over a real encrypted file: the program's own stores, log
/// and applier. Closed, the file is as any program leaves it.
public final class RealDesk implements AutoCloseable {
    private final LocalDatabase database;
    private final Device device;
    private final SystemClock clock;
    private final Randomness randomness;
    private final FactCodec codec = new FactCodec(Model.ROOMS.types());
    private final FactApplier applier;
    private final FactLog log;
    private final Rebuild rebuild;
    private final Rejoin rejoin;

    /// @param ownMillis what the computer's clock shows
    /// @param between called between two statements of any transaction that changes something
    public RealDesk(
            Path folder,
            FeedId home,
            LongSupplier ownMillis,
            Randomness randomness,
            Runnable between) {
        this.database =
                LocalDatabase.open(DataFolder.take(folder), new DeviceKeyFile(folder, randomness));
        this.randomness = randomness;
        this.clock = new SystemClock(ownMillis);
        this.device = Device.of(database, randomness);
        device.settle(home);
        PatientStore patients = new PatientStore();
        List<FactConsumer> rooms =
                List.of(
                        new FacilityStore(),
                        new StaffStore(),
                        new InventoryStore(),
                        patients,
                        new AppointmentStore(),
                        new QueueStore());
        List<FactConsumer> watched = new ArrayList<>(rooms);
        watched.add(new Between(kinds(rooms), between));
        this.applier = new FactApplier(database, device, Model.ROOMS, codec, watched);
        this.log =
                new FactLog(
                        database,
                        device,
                        Model.ROOMS,
                        codec,
                        applier,
                        (who, type) -> Verdict.ACCEPTED,
                        clock);
        this.rebuild = new Rebuild(database, device, Model.ROOMS, codec, rooms);
        this.rejoin = new Rejoin(database, device, Model.ROOMS, codec, applier, clock);
        database.change(sql -> {
            if (MetaStore.number(sql, "index-again") == 1) {
                rebuild.again(sql, patients);
                sql.run("delete from meta where key = 'index-again'");
            }
        });
        if (database.olderCopy()) {
            rejoinUnheard();
        }
    }

    /// Put back from a copy, found at the start: as the program does it.
    private void rejoinUnheard() {
        try {
            rejoin.underNewWriter("older", Rejoin.Known.NOTHING);
        } catch (LineException e) {
            throw new IllegalStateException("nobody was asked", e);
        }
    }

    private static Set<String> kinds(List<FactConsumer> rooms) {
        Set<String> kinds = new TreeSet<>();
        rooms.forEach(room -> kinds.addAll(room.kinds()));
        return kinds;
    }

    /// Its side of a conversation, since this start of the program.
    public DeskLog line(Supplier<List<Exchange.Want>> wants) {
        return new DeskLog(
                database,
                device,
                Model.ROOMS,
                applier,
                log,
                new JsonBatches(),
                randomness,
                clock,
                wants);
    }

    /// What this machine compares with the district, over a line.
    MendSession mending(Partner partner) {
        MendStore store = new MendStore(database, device, applier, codec, log, clock);
        return new MendSession(store, partner, new JsonBatches(), EcP256.CHECK);
    }

    /// How it takes a new writer.
    Rejoin rejoin() {
        return rejoin;
    }

    public LocalDatabase database() {
        return database;
    }

    public Device device() {
        return device;
    }

    /// The time of day as this machine knows it.
    public long now() {
        return clock.millis();
    }

    public FactLog log() {
        return log;
    }

    public FactApplier applier() {
        return applier;
    }

    /// The tables of rooms that are not what the facts add up to; makes them so.
    public List<String> rebuild() {
        return rebuild.run();
    }

    @Override
    public void close() {
        database.close();
    }

    /// Keeps nothing; stands between the tables of one aggregate and the next.
    private record Between(Set<String> kinds, Runnable step) implements FactConsumer {
        @Override
        public void changed(Sql sql, AggregateId id, Object before, Object after) {
            step.run();
        }

        @Override
        public void clear(Sql sql) {
            // It has no tables.
        }

        @Override
        public List<String> dumps() {
            return List.of();
        }
    }
}
