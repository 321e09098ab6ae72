// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.access.SignInUseCase;
import org.outpost.desktop.access.StaffStore;
import org.outpost.desktop.appointments.AppointmentStore;
import org.outpost.desktop.appointments.BookSlotUseCase;
import org.outpost.desktop.appointments.CancelBookingUseCase;
import org.outpost.desktop.appointments.LocalBoardDesk;
import org.outpost.desktop.appointments.PlaceLeases;
import org.outpost.desktop.appointments.PlanClinicSessionUseCase;
import org.outpost.desktop.facilities.FacilityStore;
import org.outpost.desktop.inventory.DispatchTransferUseCase;
import org.outpost.desktop.inventory.DispenseBatchUseCase;
import org.outpost.desktop.inventory.InventoryStore;
import org.outpost.desktop.inventory.LocalStockDesk;
import org.outpost.desktop.inventory.ReceiveStockUseCase;
import org.outpost.desktop.inventory.ReceiveTransferUseCase;
import org.outpost.desktop.inventory.ThisStore;
import org.outpost.desktop.patients.ChangePatientDetailsUseCase;
import org.outpost.desktop.patients.LocalPatientsDesk;
import org.outpost.desktop.patients.NumberLeases;
import org.outpost.desktop.patients.PatientStore;
import org.outpost.desktop.patients.RegisterPatientUseCase;
import org.outpost.desktop.platform.DataFolder;
import org.outpost.desktop.platform.DeviceKeyFile;
import org.outpost.desktop.platform.HttpLine;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.SystemClock;
import org.outpost.desktop.platform.SystemRandomness;
import org.outpost.desktop.sync.AttentionStore;
import org.outpost.desktop.sync.DeskLog;
import org.outpost.desktop.sync.Device;
import org.outpost.desktop.sync.DraftStore;
import org.outpost.desktop.sync.FactApplier;
import org.outpost.desktop.sync.FactConsumer;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.HttpTransport;
import org.outpost.desktop.sync.LineReading;
import org.outpost.desktop.sync.Rebuild;
import org.outpost.desktop.sync.Receipts;
import org.outpost.desktop.sync.Rejoin;
import org.outpost.desktop.sync.SyncEngine;
import org.outpost.model.OutpostRooms;
import org.outpost.model.sync.ClientSession;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.PullSession;
import org.outpost.model.sync.Rooms;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.JsonBatches;

/// One counter below its screens: the local file, the log, the line and every desk, each made once.
/// The window, the console, the bench and the tests all open one of these and nothing else.
///
/// Life cycle: {@link #open} takes the data folder and opens or makes the file, on whatever thread
/// calls; the line begins with the first sign-in, or at once where this machine has a home; {@link
/// #close} ends the line first and lets the folder go last.
public final class Counter implements AutoCloseable {
    private static final String APP = "outpost-desktop 0.1";

    private final LocalDatabase database;
    private final Device device;
    private final SystemClock clock;
    private final FactLog log;
    private final FactApplier applier;
    private final Rebuild rebuild;
    private final SyncEngine engine;
    private final CurrentUser current;
    private final SignInUseCase signIn;
    private final LocalPatientsDesk patients;
    private final LocalStockDesk stock;
    private final LocalBoardDesk board;
    private final PlanClinicSessionUseCase plan;
    private final PlaceLeases places;
    private final AttentionStore attention;
    private final DraftStore drafts;

    private Counter(LocalDatabase database, URI server) {
        SystemRandomness randomness = new SystemRandomness();
        Rooms rooms = OutpostRooms.all();
        FactCodec codec = new FactCodec(rooms.types());
        JsonBatches batches = new JsonBatches();
        HttpLine line = new HttpLine(server);
        this.database = database;
        this.clock = new SystemClock();
        this.device = Device.of(database, randomness);
        this.current = new CurrentUser();
        PatientStore patientStore = new PatientStore();
        InventoryStore inventory = new InventoryStore();
        AppointmentStore appointments = new AppointmentStore();
        FacilityStore facilities = new FacilityStore();
        StaffStore staff = new StaffStore();
        List<FactConsumer> consumers =
                List.of(facilities, staff, inventory, patientStore, appointments);
        this.applier = new FactApplier(database, device, rooms, codec, consumers);
        this.log = new FactLog(database, device, rooms, codec, applier, current, clock);
        this.rebuild = new Rebuild(database, device, rooms, codec, consumers);
        Receipts receipts = new Receipts(device);
        this.places = new PlaceLeases(database, log, device, appointments, current, clock);
        NumberLeases numbers = new NumberLeases(log, device, current);
        DeskLog deskLog =
                new DeskLog(
                        database,
                        device,
                        rooms,
                        applier,
                        log,
                        batches,
                        randomness,
                        clock,
                        () -> wants(numbers, places));
        Rejoin rejoin = new Rejoin(database, device, rooms, codec, applier);
        this.engine =
                new SyncEngine(
                        new LineReading(database, device, rooms),
                        new ClientSession(
                                deskLog,
                                new HttpTransport(line, device),
                                new PullSession(batches, EcP256.CHECK),
                                clock,
                                APP),
                        places::returnWhatIsOver,
                        rejoin,
                        clock,
                        randomness);
        log.onWritten(engine::nudge);
        String label = "Counter " + device.id().value().substring(0, 4).toUpperCase(Locale.ROOT);
        this.signIn =
                new SignInUseCase(
                        database, line, device, current, clock, randomness, label, engine::start);
        this.patients =
                new LocalPatientsDesk(
                        database,
                        log,
                        device,
                        patientStore,
                        staff,
                        facilities,
                        receipts,
                        new RegisterPatientUseCase(log, device, current, clock),
                        new ChangePatientDetailsUseCase(log, current, clock),
                        clock);
        CounterPeople people = new CounterPeople(patients, clock);
        this.stock =
                new LocalStockDesk(
                        database,
                        log,
                        device,
                        inventory,
                        facilities,
                        staff,
                        receipts,
                        new ThisStore(device, facilities, current),
                        new LocalStockDesk.StockUseCases(
                                new ReceiveStockUseCase(log, current),
                                new DispenseBatchUseCase(log, current),
                                new DispatchTransferUseCase(log, current),
                                new ReceiveTransferUseCase(log, current)),
                        people::hits,
                        clock);
        this.board =
                new LocalBoardDesk(
                        database,
                        log,
                        device,
                        appointments,
                        staff,
                        facilities,
                        receipts,
                        people,
                        new BookSlotUseCase(log, device, current),
                        new CancelBookingUseCase(log, current),
                        clock);
        this.plan = new PlanClinicSessionUseCase(log, current);
        this.drafts = new DraftStore(database);
        this.attention =
                new AttentionStore(
                        database,
                        device,
                        log,
                        clock,
                        people::aboutWhat,
                        List.of(sql -> people.bumped(appointments, sql)));
        if (database.olderCopy() && device.home() != null) {
            rejoin.underNewWriter();
        }
        if (device.home() != null) {
            engine.start();
        }
    }

    /// Opens the counter of this folder, making it the first time.
    ///
    /// @throws org.outpost.desktop.platform.LocalTroubleException with what is wrong, in a kind and
    ///   a code; nothing is deleted
    public static Counter open(Path data, URI server) {
        DataFolder folder = DataFolder.take(data);
        LocalDatabase database =
                LocalDatabase.open(folder, new DeviceKeyFile(data, new SystemRandomness()));
        try {
            return new Counter(database, server);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static List<Exchange.Want> wants(NumberLeases numbers, PlaceLeases places) {
        List<Exchange.Want> all = new ArrayList<>(numbers.wants());
        all.addAll(places.wants());
        return all;
    }

    public SignInUseCase signIn() {
        return signIn;
    }

    public LocalPatientsDesk patients() {
        return patients;
    }

    public LocalStockDesk stock() {
        return stock;
    }

    public LocalBoardDesk board() {
        return board;
    }

    public PlanClinicSessionUseCase plan() {
        return plan;
    }

    /// The line; also what the strip watches.
    public SyncEngine line() {
        return engine;
    }

    public AttentionStore attention() {
        return attention;
    }

    public DraftStore drafts() {
        return drafts;
    }

    public PlaceLeases places() {
        return places;
    }

    public CurrentUser current() {
        return current;
    }

    /// The log, for whoever writes facts that have no desk.
    public FactLog log() {
        return log;
    }

    /// The door for facts from elsewhere.
    public FactApplier applier() {
        return applier;
    }

    public Rebuild rebuild() {
        return rebuild;
    }

    public Device device() {
        return device;
    }

    public LocalDatabase database() {
        return database;
    }

    public SystemClock clock() {
        return clock;
    }

    @Override
    public void close() {
        engine.close();
        database.close();
    }
}
