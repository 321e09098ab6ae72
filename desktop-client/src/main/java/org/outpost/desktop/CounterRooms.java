// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.outpost.desktop.access.EndShiftView;
import org.outpost.desktop.access.EndShiftViewModel;
import org.outpost.desktop.access.ShiftDesk;
import org.outpost.desktop.appointments.BoardDesk;
import org.outpost.desktop.appointments.DayBoardView;
import org.outpost.desktop.appointments.DayBoardViewModel;
import org.outpost.desktop.appointments.OpenVisitView;
import org.outpost.desktop.appointments.OpenVisitViewModel;
import org.outpost.desktop.appointments.QueueDepartment;
import org.outpost.desktop.appointments.QueueDesk;
import org.outpost.desktop.appointments.QueueView;
import org.outpost.desktop.appointments.QueueViewModel;
import org.outpost.desktop.appointments.RoomView;
import org.outpost.desktop.appointments.RoomViewModel;
import org.outpost.desktop.appointments.TokenBoardView;
import org.outpost.desktop.appointments.TokenBoardViewModel;
import org.outpost.desktop.appointments.TokenSource;
import org.outpost.desktop.inventory.DispatchTransferView;
import org.outpost.desktop.inventory.DispatchTransferViewModel;
import org.outpost.desktop.inventory.DispenseBatchView;
import org.outpost.desktop.inventory.DispenseBatchViewModel;
import org.outpost.desktop.inventory.ItemSource;
import org.outpost.desktop.inventory.ReceiveStockView;
import org.outpost.desktop.inventory.ReceiveStockViewModel;
import org.outpost.desktop.inventory.ReceiveTransferView;
import org.outpost.desktop.inventory.ReceiveTransferViewModel;
import org.outpost.desktop.inventory.StockCardView;
import org.outpost.desktop.inventory.StockCardViewModel;
import org.outpost.desktop.inventory.StockDesk;
import org.outpost.desktop.patients.AskDistrictView;
import org.outpost.desktop.patients.AskDistrictViewModel;
import org.outpost.desktop.patients.CardDesk;
import org.outpost.desktop.patients.DistrictDesk;
import org.outpost.desktop.patients.DistrictSource;
import org.outpost.desktop.patients.ImportRegisterViewModel;
import org.outpost.desktop.patients.PatientScreensView;
import org.outpost.desktop.patients.PatientsDesk;
import org.outpost.desktop.patients.PeopleSource;
import org.outpost.desktop.patients.PrintCardView;
import org.outpost.desktop.patients.RegisterDesk;
import org.outpost.desktop.patients.RegisterFileView;
import org.outpost.desktop.prescriptions.RefundDesk;
import org.outpost.desktop.prescriptions.RefundPaymentView;
import org.outpost.desktop.shell.Act;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Drafts;
import org.outpost.desktop.shell.FileChoice;
import org.outpost.desktop.shell.Frame;
import org.outpost.desktop.shell.GoToSource;
import org.outpost.desktop.shell.Hit;
import org.outpost.desktop.shell.HomeFacts;
import org.outpost.desktop.shell.HomeView;
import org.outpost.desktop.shell.HomeViewModel;
import org.outpost.desktop.shell.PersonStep;
import org.outpost.desktop.shell.PersonSteps;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.RailEntry;
import org.outpost.desktop.shell.Rooms;
import org.outpost.desktop.shell.SearchSource;
import org.outpost.desktop.shell.SignedIn;
import org.outpost.desktop.shell.StickDesk;
import org.outpost.desktop.shell.StickView;
import org.outpost.desktop.shell.StickViewModel;
import org.outpost.desktop.shell.print.BothScripts;
import org.outpost.model.access.Permissions;
import org.outpost.model.access.Role;
import org.outpost.model.access.Screen;

/// All screens of the rooms, each made when it is first asked for. The shell shows those the
/// permission table opens.
final class CounterRooms implements Rooms {
    private static final String REGISTER_FILE = "register-file";

    /// No rail has it, so nothing under it is ever shown.
    private static final String NOWHERE = "nowhere";

    private final PatientsDesk patients;
    private final StockDesk stock;
    private final BoardDesk board;
    private final ShiftDesk shift;
    private final QueueDesk queue;
    private final CardDesk cards;
    private final StickDesk stick;
    private final RegisterDesk register;
    private final RefundDesk refunds;
    private final DistrictDesk district;
    private final FileChoice files;
    private final Drafts drafts;
    private final Background background;
    private final InstantSource clock;
    private @Nullable TokenBoardView display;

    CounterRooms(
            PatientsDesk patients,
            StockDesk stock,
            BoardDesk board,
            ShiftDesk shift,
            QueueDesk queue,
            CardDesk cards,
            StickDesk stick,
            RegisterDesk register,
            RefundDesk refunds,
            DistrictDesk district,
            FileChoice files,
            Drafts drafts,
            Background background,
            InstantSource clock) {
        this.patients = patients;
        this.stock = stock;
        this.board = board;
        this.shift = shift;
        this.queue = queue;
        this.cards = cards;
        this.stick = stick;
        this.register = register;
        this.refunds = refunds;
        this.district = district;
        this.files = files;
        this.drafts = drafts;
        this.background = background;
        this.clock = clock;
    }

    @Override
    public HomeView home(Frame frame, SignedIn who) {
        PatientScreensView people = patientScreens(frame, who);
        List<SearchSource> sources =
                new ArrayList<>(
                        List.of(
                                people.people(),
                                new TokenSource(queue, people::preview, people::pressed),
                                new ItemSource(stock, name -> frame.go("stock")),
                                new GoToSource(frame, places(who))));
        boolean registers = who.screens().contains("patients");
        if (registers) {
            sources.add(new DistrictSource(typed -> askDistrict(frame, people, typed)));
        }
        Optional<Act> add =
                registers
                        ? Optional.of(
                                new Act(Phrase.of("act.new"), "Ctrl+N", () -> frame.go("register")))
                        : Optional.empty();
        return new HomeView(
                "patients",
                new HomeViewModel(new Counts(frame), sources, background, frame::trouble),
                frame,
                add);
    }

    @Override
    public List<RailEntry> screens(Frame frame, SignedIn who, HomeView home) {
        PatientScreensView people = patientScreens(frame, who);
        return List.of(
                RailEntry.of("patients", Material2OutlinedMZ.PERSON_SEARCH, () -> home),
                new RailEntry(
                        "register", Material2OutlinedMZ.PERSON_ADD, people::register, "patients"),
                RailEntry.of("queue", Material2OutlinedMZ.QUEUE, () -> queue(frame)),
                RailEntry.of(
                        "room", Material2OutlinedMZ.MEETING_ROOM, () -> room(frame, who, people)),
                RailEntry.of("day-board", Material2OutlinedAL.EVENT_NOTE, () -> board(frame)),
                RailEntry.of("shift", Material2OutlinedAL.EXIT_TO_APP, () -> endShift(frame)),
                RailEntry.of("dispense", Material2OutlinedAL.LOCAL_PHARMACY, () -> dispense(frame)),
                RailEntry.of("stock", Material2OutlinedMZ.STORAGE, () -> stock(frame)),
                RailEntry.of("receive", Material2OutlinedMZ.MOVE_TO_INBOX, () -> receive(frame)),
                RailEntry.of("transfer", Material2OutlinedAL.LOCAL_SHIPPING, () -> incoming(frame)),
                new RailEntry(
                        "dispatch",
                        Material2OutlinedAL.LOCAL_SHIPPING,
                        () -> dispatch(frame),
                        "transfer"),
                new RailEntry(
                        REGISTER_FILE,
                        Material2OutlinedAL.LIBRARY_BOOKS,
                        () -> registerFile(frame),
                        mayFile(who) ? "patients" : NOWHERE),
                new RailEntry(
                        StickView.ID,
                        Material2OutlinedMZ.USB,
                        () -> stick(frame),
                        who.screens().isEmpty() ? StickView.ID : who.screens().getFirst()));
    }

    /// Where the search box leads to: the rail, and what is needed once in a counter's life.
    private static List<String> places(SignedIn who) {
        List<String> all = new ArrayList<>(who.screens());
        if (mayFile(who)) {
            all.add(REGISTER_FILE);
        }
        all.add(StickView.ID);
        return all;
    }

    private static boolean mayFile(SignedIn who) {
        return role(who)
                .filter(role -> Permissions.opens(role).contains(Screen.REGISTER_FILE))
                .isPresent();
    }

    private static Optional<Role> role(SignedIn who) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equalsIgnoreCase(who.role()))
                .findFirst();
    }

    @Override
    public List<Supplier<org.outpost.desktop.shell.Screen>> beside(Frame frame, SignedIn who) {
        // Without the steps beside a person: those read the queue.
        PatientScreensView people =
                new PatientScreensView(
                        patients, drafts, background, this::today, frame, Optional.empty());
        List<Supplier<org.outpost.desktop.shell.Screen>> all = new ArrayList<>(people.ofNobody());
        all.add(() -> district(frame, people));
        return all;
    }

    private AskDistrictView district(Frame frame, PatientScreensView people) {
        return new AskDistrictView(
                new AskDistrictViewModel(district, background, frame::trouble),
                frame,
                this::today,
                people::preview);
    }

    private void askDistrict(Frame frame, PatientScreensView people, String typed) {
        AskDistrictView asking = district(frame, people);
        asking.begin(typed);
        frame.open(asking);
    }

    private StickView stick(Frame frame) {
        return new StickView(
                new StickViewModel(stick, background, frame::trouble), files, frame.words());
    }

    /// Whoever works with the queue gives tokens to the people they find.
    private PatientScreensView patientScreens(Frame frame, SignedIn who) {
        List<PersonStep> steps = new ArrayList<>();
        if (who.screens().contains("queue") && who.screens().contains("patients")) {
            steps.add(
                    new OpenVisitView(
                            new OpenVisitViewModel(queue, background, frame::trouble), frame));
        }
        if (who.screens().contains("patients")) {
            steps.add(new PrintCardView(cards, background, frame));
        }
        if (role(who).filter(role -> Permissions.may(role, "RefundPayment")).isPresent()) {
            steps.add(new RefundPaymentView(refunds, background, frame));
        }
        Optional<PersonStep> beside =
                steps.isEmpty() ? Optional.empty() : Optional.of(new PersonSteps(steps));
        return new PatientScreensView(patients, drafts, background, this::today, frame, beside);
    }

    private QueueView queue(Frame frame) {
        return new QueueView(
                new QueueViewModel(queue, background, frame::trouble), frame, clock, display());
    }

    /// One display for as long as the window stands, whoever works at the counter.
    private TokenBoardView display() {
        TokenBoardView now = display;
        if (now == null) {
            now =
                    new TokenBoardView(
                            new TokenBoardViewModel(queue, background, clock),
                            new BothScripts(Wiring.ZONE));
            display = now;
        }
        return now;
    }

    private RoomView room(Frame frame, SignedIn who, PatientScreensView people) {
        return new RoomView(
                new RoomViewModel(
                        queue,
                        drafts,
                        background,
                        who.role().equalsIgnoreCase(Role.DOCTOR.name()) ? who.user() : "",
                        frame::trouble),
                frame,
                clock,
                people::preview);
    }

    private DayBoardView board(Frame frame) {
        DayBoardViewModel model =
                new DayBoardViewModel(board, background, this::today, frame::trouble);
        return new DayBoardView(model, board, background, frame);
    }

    private DispenseBatchView dispense(Frame frame) {
        return new DispenseBatchView(
                new DispenseBatchViewModel(stock, background, this::today, frame::trouble), frame);
    }

    private StockCardView stock(Frame frame) {
        return new StockCardView(
                new StockCardViewModel(stock, background, frame::trouble), frame, this::today);
    }

    private ReceiveStockView receive(Frame frame) {
        return new ReceiveStockView(
                new ReceiveStockViewModel(stock, background, this::today, frame::trouble), frame);
    }

    private DispatchTransferView dispatch(Frame frame) {
        return new DispatchTransferView(
                new DispatchTransferViewModel(
                        stock,
                        background,
                        this::today,
                        phrase -> frame.words().text(phrase),
                        frame::trouble),
                frame);
    }

    private ReceiveTransferView incoming(Frame frame) {
        return new ReceiveTransferView(
                new ReceiveTransferViewModel(stock, background, frame::trouble), frame, clock);
    }

    private RegisterFileView registerFile(Frame frame) {
        return new RegisterFileView(
                new ImportRegisterViewModel(register, background, clock, frame::trouble),
                frame,
                files);
    }

    private EndShiftView endShift(Frame frame) {
        return new EndShiftView(new EndShiftViewModel(shift, background, frame::trouble), frame);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Wiring.ZONE);
    }

    /// The empty search: last people, today's counts, and where most people wait.
    private final class Counts implements HomeFacts {
        private static final int FULLEST = 3;
        private final Frame frame;

        Counts(Frame frame) {
            this.frame = frame;
        }

        @Override
        public List<Hit> lastPeople(int limit) {
            return patients.lastPeople(limit).stream()
                    .map(person -> PeopleSource.hit(person, CounterRooms.this.today()))
                    .toList();
        }

        @Override
        public List<Tile> today() {
            List<Tile> tiles = new ArrayList<>();
            tiles.add(new Tile(patients.registeredToday(), Phrase.of("home.registered")));
            tiles.add(new Tile(board.bookedToday(), Phrase.of("home.booked")));
            tiles.add(new Tile(stock.dispensedToday(), Phrase.of("home.dispensed")));
            queue.departments().stream()
                    .filter(department -> department.waiting() > 0)
                    .sorted(Comparator.comparingLong(QueueDepartment::waiting).reversed())
                    .limit(FULLEST)
                    .forEach(department ->
                            tiles.add(
                                    new Tile(
                                            department.waiting(),
                                            Phrase.of("home.waiting", department.words()))));
            return tiles;
        }
    }
}
