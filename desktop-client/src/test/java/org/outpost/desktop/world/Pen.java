// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.world;

import java.nio.file.Path;
import java.util.List;
import org.outpost.desktop.access.StaffStore;
import org.outpost.desktop.appointments.AppointmentStore;
import org.outpost.desktop.facilities.FacilityStore;
import org.outpost.desktop.inventory.InventoryStore;
import org.outpost.desktop.patients.PatientStore;
import org.outpost.desktop.platform.DataFolder;
import org.outpost.desktop.platform.DeviceKeyFile;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.SystemClock;
import org.outpost.desktop.platform.SystemRandomness;
import org.outpost.desktop.sync.Device;
import org.outpost.desktop.sync.FactApplier;
import org.outpost.desktop.sync.FactConsumer;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.Leaving;
import org.outpost.desktop.sync.MembershipStore;
import org.outpost.desktop.sync.Rebuild;
import org.outpost.model.OutpostRooms;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.sync.Rooms;
import org.outpost.model.wire.FactCodec;

/// A counter's log over a real file, without sign-in and line: for tests of what is under both.
public final class Pen implements AutoCloseable {
    /// Who writes.
    public static final UserId ASHA = new UserId("asha");

    public final LocalDatabase database;
    public final Device device;
    public final Rooms rooms = OutpostRooms.all();
    public final FactCodec codec = new FactCodec(rooms.types());
    public final PatientStore patients = new PatientStore();
    public final InventoryStore inventory = new InventoryStore();
    public final MembershipStore memberships;
    public final List<FactConsumer> consumers;
    public final Leaving leaving;
    public final FactApplier applier;
    public final FactLog log;
    public final Rebuild rebuild;

    public Pen(Path folder, FeedId home) {
        SystemRandomness randomness = new SystemRandomness();
        database =
                LocalDatabase.open(DataFolder.take(folder), new DeviceKeyFile(folder, randomness));
        device = Device.of(database, randomness);
        device.settle(home);
        memberships = new MembershipStore(device);
        consumers =
                List.of(
                        new FacilityStore(),
                        new StaffStore(),
                        inventory,
                        patients,
                        new AppointmentStore(),
                        memberships);
        applier = new FactApplier(database, device, rooms, codec, consumers);
        log =
                new FactLog(
                        database,
                        device,
                        rooms,
                        codec,
                        applier,
                        (who, type) -> Verdict.ACCEPTED,
                        new SystemClock());
        leaving = new Leaving(database, device, rooms, consumers, log);
        rebuild = new Rebuild(database, device, rooms, codec, consumers);
    }

    @Override
    public void close() {
        database.close();
    }
}
