// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.access.EndShiftUseCase;
import org.outpost.desktop.access.ShiftDesk;
import org.outpost.desktop.access.SignInUseCase;
import org.outpost.desktop.appointments.BookSlotUseCase;
import org.outpost.desktop.appointments.CancelBookingUseCase;
import org.outpost.desktop.appointments.DoctorsToday;
import org.outpost.desktop.appointments.LocalBoardDesk;
import org.outpost.desktop.appointments.LocalQueueDesk;
import org.outpost.desktop.appointments.PlaceLeases;
import org.outpost.desktop.appointments.PlanClinicSessionUseCase;
import org.outpost.desktop.appointments.StepVisitUseCase;
import org.outpost.desktop.inventory.DispatchTransferUseCase;
import org.outpost.desktop.inventory.DispenseBatchUseCase;
import org.outpost.desktop.inventory.LocalStockDesk;
import org.outpost.desktop.inventory.ReceiveStockUseCase;
import org.outpost.desktop.inventory.ReceiveTransferUseCase;
import org.outpost.desktop.inventory.ThisStore;
import org.outpost.desktop.patients.CardDesk;
import org.outpost.desktop.patients.ChangePatientDetailsUseCase;
import org.outpost.desktop.patients.DistrictDesk;
import org.outpost.desktop.patients.LocalPatientsDesk;
import org.outpost.desktop.patients.MergePatientsUseCase;
import org.outpost.desktop.patients.NumberLeases;
import org.outpost.desktop.patients.PatientTimeline;
import org.outpost.desktop.patients.RegisterDesk;
import org.outpost.desktop.patients.RegisterPatientUseCase;
import org.outpost.desktop.platform.DataFolder;
import org.outpost.desktop.platform.DeviceKeyFile;
import org.outpost.desktop.platform.HttpLine;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.SystemClock;
import org.outpost.desktop.platform.SystemRandomness;
import org.outpost.desktop.prescriptions.LocalFeeDesk;
import org.outpost.desktop.prescriptions.RefundDesk;
import org.outpost.desktop.shell.print.LocalPrintDesk;
import org.outpost.desktop.shell.print.MachinePrinters;
import org.outpost.desktop.shell.print.Sheet;
import org.outpost.desktop.sync.AttentionStore;
import org.outpost.desktop.sync.DeskLog;
import org.outpost.desktop.sync.Device;
import org.outpost.desktop.sync.DraftStore;
import org.outpost.desktop.sync.FactApplier;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.FirstLoad;
import org.outpost.desktop.sync.HttpTransport;
import org.outpost.desktop.sync.LineReading;
import org.outpost.desktop.sync.LocalStickDesk;
import org.outpost.desktop.sync.Rebuild;
import org.outpost.desktop.sync.SyncEngine;
import org.outpost.model.appointments.Visit;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.prescriptions.Payment;
import org.outpost.model.sync.ClientSession;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.PullSession;

/// One counter below its screens: the local file, the log, the line and every desk, each made once.
/// The window, the console, the bench and the tests all open one of these and nothing else.
///
/// Life cycle: {@link #open} takes the data folder and opens or makes the file, on whatever thread
/// calls; the line begins with the first sign-in, or at once where this machine has a home; {@link
/// #close} ends the line first and lets the folder go last.
public final class Counter implements AutoCloseable {
    private static final String APP = "outpost-desktop 0.1";

    private final CounterCore core;
    private final HttpLine line;
    private final SyncEngine engine;
    private final SignInUseCase signIn;
    private final LocalPatientsDesk patients;
    private final CounterPeople people;
    private final LocalStockDesk stock;
    private final LocalBoardDesk board;
    private final LocalQueueDesk queue;
    private final PlanClinicSessionUseCase plan;
    private final PlaceLeases places;
    private final AttentionStore attention;
    private final DraftStore drafts;
    private final LocalPrintDesk papers;
    private final LocalFeeDesk fees;
    private final LocalStickDesk stick;

    private Counter(CounterCore core, URI server) {
        this.core = core;
        this.line = new HttpLine(server);
        FirstLoad load = core.firstLoad(line);
        this.stick = core.stick(line, load);
        this.places =
                new PlaceLeases(
                        core.database(),
                        core.log(),
                        core.device(),
                        core.appointments(),
                        core.current(),
                        core.clock());
        this.engine = engine(line, load);
        core.log().onWritten(engine::nudge);
        this.signIn = signIn(line);
        core.log().onChange(signIn::heard);
        this.patients = patientsDesk();
        this.people = new CounterPeople(patients, core.codec(), core.log(), core.clock());
        this.papers = core.papers(this::owed);
        this.fees = core.feeDesk();
        this.stock = stockDesk();
        this.board = boardDesk();
        this.queue = queueDesk();
        this.plan = new PlanClinicSessionUseCase(core.log(), core.current());
        this.drafts = new DraftStore(core.database());
        this.attention =
                core.attention(
                        people::about,
                        List.of(sql -> people.bumped(core.appointments(), sql), papers::waiting));
        papers.begin();
        papers.onChange(attention::tell);
        if (core.device().home() != null) {
            engine.start();
        }
    }

    private SyncEngine engine(HttpLine line, FirstLoad load) {
        NumberLeases numbers = new NumberLeases(core.log(), core.device(), core.current());
        DeskLog deskLog = core.deskLog(numbers, places);
        HttpTransport transport = new HttpTransport(line, core.device());
        return new SyncEngine(
                new LineReading(core.database(), core.device(), core.rooms()),
                new ClientSession(
                        deskLog,
                        transport,
                        new PullSession(core.batches(), EcP256.CHECK),
                        core.clock(),
                        APP),
                core.upkeep(places::returnUnneeded, load, transport),
                core.rejoin(),
                core.clock(),
                core.randomness());
    }

    private SignInUseCase signIn(HttpLine line) {
        return new SignInUseCase(
                core.database(),
                line,
                core.device(),
                core.current(),
                core.clock(),
                core.randomness(),
                name(),
                () -> {
                    engine.start();
                    places.seatTaken();
                    attention.tell();
                });
    }

    /// How this machine is told from the others of its hospital.
    String name() {
        return core.device().id().value().substring(0, 4).toUpperCase(Locale.ROOT);
    }

    private LocalPatientsDesk patientsDesk() {
        return new LocalPatientsDesk(
                core.database(),
                core.log(),
                core.device(),
                core.patients(),
                core.receipts(),
                new RegisterPatientUseCase(
                        core.log(),
                        core.device(),
                        core.current(),
                        core.clock(),
                        id ->
                                core.database()
                                        .read(sql -> core.appointments().hasBookings(sql, id))),
                new ChangePatientDetailsUseCase(core.log(), core.current(), core.clock()),
                new MergePatientsUseCase(core.log(), core.current(), core.clock()),
                new PatientTimeline(
                        core.database(),
                        core.log(),
                        core.receipts(),
                        new CounterPast(core, name()),
                        core.clock()),
                core.clock());
    }

    private LocalStockDesk stockDesk() {
        FactLog log = core.log();
        return new LocalStockDesk(
                core.database(),
                log,
                core.device(),
                core.inventory(),
                core.facilities(),
                core.staff(),
                core.receipts(),
                new ThisStore(core.device(), core.facilities(), core.current()),
                new LocalStockDesk.StockUseCases(
                        new ReceiveStockUseCase(log, core.current(), core.clock()),
                        new DispenseBatchUseCase(log, core.current()),
                        new DispatchTransferUseCase(log, core.current()),
                        new ReceiveTransferUseCase(log, core.current())),
                people::hits,
                core.clock());
    }

    private LocalBoardDesk boardDesk() {
        return new LocalBoardDesk(
                core.database(),
                core.log(),
                core.device(),
                core.appointments(),
                core.staff(),
                core.facilities(),
                core.receipts(),
                people,
                new BookSlotUseCase(core.log(), core.device(), core.current(), core.clock()),
                new CancelBookingUseCase(core.log(), core.current()),
                core.clock());
    }

    private LocalQueueDesk queueDesk() {
        FactLog log = core.log();
        return new LocalQueueDesk(
                core.database(),
                log,
                core.device(),
                core.queue(),
                core.facilities(),
                core.receipts(),
                people,
                core.tokenGiving(fees, papers),
                fees,
                new StepVisitUseCase(core.database(), log, core.queue(), core.current()),
                core.visitPapers(people, fees, name()),
                new DoctorsToday(core.appointments(), core.staff(), core.device()),
                core.clock());
    }

    /// A paper that is owed, by what it is of.
    private Optional<Sheet> owed(String key) {
        return switch (new AggregateId(key).kind()) {
            case Visit.KIND -> queue.slipOwed(key);
            case Payment.KIND -> core.refundDesk(people, papers, name()).receiptOwed(key);
            default -> core.cardDesk(patients, papers).cardOwed(key);
        };
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
            return new Counter(new CounterCore(database), server);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
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

    public LocalQueueDesk queue() {
        return queue;
    }

    public LocalBoardDesk board() {
        return board;
    }

    /// What is kept of printing.
    public LocalPrintDesk papers() {
        return papers;
    }

    public PlanClinicSessionUseCase plan() {
        return plan;
    }

    /// The line; also what the strip watches.
    public SyncEngine line() {
        return engine;
    }

    /// First loads that are carried.
    public LocalStickDesk stick() {
        return stick;
    }

    public AttentionStore attention() {
        return attention;
    }

    public DraftStore drafts() {
        return drafts;
    }

    /// The end of a shift.
    public ShiftDesk shift() {
        EndShiftUseCase end =
                new EndShiftUseCase(
                        core.current(),
                        new EndShiftUseCase.Shares() {
                            @Override
                            public long held() {
                                return places.held();
                            }

                            @Override
                            public void giveBack() {
                                places.endOfShift();
                            }
                        });
        return new CounterShift(this, core, fees, new MachinePrinters(), end);
    }

    /// Patients' cards.
    public CardDesk cards() {
        return core.cardDesk(patients, papers);
    }

    /// Registers on file.
    public RegisterDesk register() {
        return core.registerDesk(patients);
    }

    /// Money given back later.
    public RefundDesk refunds() {
        return core.refundDesk(people, papers, name());
    }

    /// What the district is asked for.
    public DistrictDesk district() {
        return core.districtDesk(line, engine::nudge);
    }

    public PlaceLeases places() {
        return places;
    }

    public CurrentUser current() {
        return core.current();
    }

    /// The log, for whoever writes facts that have no desk.
    public FactLog log() {
        return core.log();
    }

    /// The door for facts from elsewhere.
    public FactApplier applier() {
        return core.applier();
    }

    public Rebuild rebuild() {
        return core.rebuild();
    }

    public Device device() {
        return core.device();
    }

    public LocalDatabase database() {
        return core.database();
    }

    public SystemClock clock() {
        return core.clock();
    }

    @Override
    public void close() {
        engine.close();
        core.database().close();
    }
}
