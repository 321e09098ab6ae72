// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.outpost.desktop.Counter;
import org.outpost.desktop.access.SignInUseCase;
import org.outpost.desktop.appointments.DoctorDay;
import org.outpost.desktop.appointments.PlaceOnBoard;
import org.outpost.desktop.appointments.QueueDepartment;
import org.outpost.desktop.appointments.QueueRow;
import org.outpost.desktop.inventory.StockLine;
import org.outpost.desktop.patients.Birth;
import org.outpost.desktop.patients.PersonEntry;
import org.outpost.desktop.patients.PersonRow;
import org.outpost.desktop.shell.AskingUndo;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.SignedIn;
import org.outpost.desktop.shell.print.PrintJob;
import org.outpost.desktop.shell.print.PrintSetting;
import org.outpost.model.OutpostRooms;
import org.outpost.model.access.EmployStaff;
import org.outpost.model.access.Role;
import org.outpost.model.access.StaffName;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.appointments.Priority;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.prescriptions.Scheme;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactWriter;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.PassLease;
import org.outpost.model.sync.Ruling;
import org.outpost.model.sync.Span;
import org.outpost.model.wire.FactCodec;
import org.outpost.ops.demo.DemoBodies;
import org.outpost.ops.demo.DemoPatients;
import org.outpost.ops.demo.DemoWorld;

/// What stands in the pictures' windows: the demo's first hospital in the middle of a working
/// morning.
///
/// The counters are real ones without a line; what others wrote comes in by the door every pulled
/// fact comes in by. One object fills one counter.
final class GalleryWorld {
    private static final UserId CLERK = new UserId("demo.clerk");
    private static final int PEOPLE = 300;
    private static final int BATCHES = 220;
    private static final int SENT_ON = 3;
    private static final int TOKENS = 24;
    private static final int BOOKED = 12;
    private static final int MORNING = 10 * 60 + 42;

    private final DemoWorld world;
    private final FeedId home;
    private final FactCodec codec = new FactCodec(OutpostRooms.all().types());
    private final WriterId writer = new WriterId("screenshots0demo");
    private final List<Fact> facts = new ArrayList<>();
    private long served;

    GalleryWorld(LocalDate today) {
        world = DemoWorld.from(DemoWorld.SEED, today);
        home = DemoBodies.feedOf(world.firstHospital());
    }

    SignedIn clerk() {
        return new SignedIn(
                CLERK.value(),
                "Meena Sharma",
                "मीना शर्मा",
                "hospital_admin",
                world.firstHospital().hospital().name().latin(),
                world.firstHospital().hospital().name().devanagari(),
                "",
                SignInUseCase.rail(Role.HOSPITAL_ADMIN));
    }

    /// In the middle of a working morning, whenever the pictures are drawn: by evening every place
    /// of the day board is over.
    void settle(Counter counter) {
        LocalDate today = CareDay.of(counter.clock().millis());
        counter.clock().correct(CareDay.millis(today, MORNING) - counter.clock().ownMillis());
        counter.device().settle(home);
        counter.current().came(CLERK, Role.HOSPITAL_ADMIN);
    }

    /// Its letters and its first hundred patient numbers, as the district passes them.
    private void lease(Counter counter) {
        List<Span> first = List.of(new Span(1, 1));
        pass(counter, LeasePool.series(home.hospital()), first);
        pass(counter, LeasePool.numbers(home.hospital()), first);
    }

    private void pass(Counter counter, AggregateId pool, List<Span> parts) {
        PassLease pass = new PassLease(pool, counter.device().writer(), parts);
        counter.applier().apply(List.of(server(counter, pass)));
    }

    private Fact server(Counter counter, FactBody body) {
        long now = counter.clock().millis();
        return codec.seal(
                new FactWriter.Draft(body, new UserId("server"), home, now, now, null),
                new FactId(WriterId.serverOf(home), ++served),
                HybridTime.ofMillis(now));
    }

    /// Tokens for people of this counter, a few of them called or first for a reason.
    private static void queue(Counter counter, int most) {
        List<QueueDepartment> departments = counter.queue().departments();
        List<PersonRow> people = counter.patients().people("ra", most);
        for (int i = 0; i < people.size(); i++) {
            QueueDepartment to = departments.get(i % 5 == 4 ? 1 : i % 7 == 3 ? 2 : 0);
            boolean pregnant = i % 4 == 2 && people.get(i).sex().equals("F");
            Set<Priority> why =
                    i % 9 == 5
                            ? Set.of(Priority.EMERGENCY)
                            : pregnant ? Set.of(Priority.PREGNANT) : Set.of();
            token(counter, people.get(i).id(), to, why, Scheme.FREE);
        }
        counter.queue().callNext(departments.getFirst().code(), "4");
    }

    /// One who pays, one whose insurance does, and one who got the money back.
    private static void paying(Counter counter) {
        QueueDepartment first = counter.queue().departments().getFirst();
        pays(counter, first, "Kamla Bai", Scheme.PAID);
        pays(counter, first, "Sunita Kumari", Scheme.AYUSHMAN);
        if (pays(counter, first, "Iqbal Ansari", Scheme.PAID)
                        instanceof Outcome.Done<QueueRow>(_, _, var undo)
                && undo instanceof AskingUndo asking) {
            asking.because(asking.reasons().getFirst());
        }
    }

    private static Outcome<QueueRow> pays(
            Counter counter, QueueDepartment to, String name, Scheme scheme) {
        String id = counter.patients().people(name, 1).getFirst().id();
        return token(counter, id, to, Set.of(), scheme);
    }

    /// A token whose slip came out.
    private static Outcome<QueueRow> token(
            Counter counter, String id, QueueDepartment to, Set<Priority> why, Scheme scheme) {
        Outcome<QueueRow> given = counter.queue().open(id, to, why, scheme);
        if (given instanceof Outcome.Done<QueueRow>(var row, _, _)) {
            PrintJob slip = counter.papers().keep(counter.queue().slip(row.visitId()));
            counter.papers().printed(slip.id(), PrintSetting.PDF);
        }
        return given;
    }

    /// Five people, five batches, fourteen facts of its own behind a line that is down, one of them
    /// not accepted.
    void fillFew(Counter counter) throws InterruptedException {
        settle(counter);
        place();
        catalogue();
        staff();
        people(2);
        counter.applier().apply(facts);
        facts.clear();
        lease(counter);
        // The first is the one that is not accepted.
        register(counter, "Ravi Verma", "", "M", 40);
        register(
                counter,
                "Venkata Subrahmanyeswara Lakshminarasimha Rajagopalachari Rao",
                "",
                "M",
                61);
        register(counter, "सुनीता कुमारी", "", "F", 34);
        register(counter, "Baby of Asha Devi", "", "F", 0);
        receive(counter, 5);
        sessions(counter, 5);
        AggregateId refused = new AggregateId(counter.patients().lastPeople(4).getLast().id());
        FactId first = new FactId(counter.device().writer(), 1);
        Fact ruling =
                server(
                        counter,
                        new Ruling.RefuseFact(
                                first,
                                List.of(refused),
                                List.of(),
                                "access.not-allowed",
                                List.of("RegisterPatient")));
        counter.applier().apply(List.of(ruling));
        counter.line().start();
        while (counter.line().now().downSince().isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static void register(
            Counter counter, String name, String local, String sex, int years) {
        LocalDate today = CareDay.of(counter.clock().millis());
        Birth birth =
                years == 0
                        ? new Birth(today.minusDays(8), Birth.Precision.DAYS)
                        : new Birth(today.minusYears(years), Birth.Precision.YEARS);
        counter.patients()
                .register(
                        new PersonEntry(
                                name,
                                local,
                                birth,
                                sex,
                                "",
                                "Shahabad",
                                years == 0 ? "Asha Devi" : ""));
    }

    void fill(Counter counter) {
        settle(counter);
        place();
        catalogue();
        staff();
        people(PEOPLE);
        coming();
        counter.applier().apply(facts);
        lease(counter);
        register(counter, "Kamla Bai", "कमला बाई", "F", 58);
        register(counter, "Iqbal Ansari", "इक़बाल अंसारी", "M", 41);
        register(counter, "Sunita Kumari", "सुनीता कुमारी", "F", 26);
        queue(counter, TOKENS);
        paying(counter);
        receive(counter, BATCHES);
        sendOn(counter);
        sessions(counter, Integer.MAX_VALUE);
        book(counter, BOOKED);
    }

    private void place() {
        world.districts().forEach(d -> add(FeedId.NATION, DemoBodies.district(d)));
        for (DemoWorld.Place place : world.places()) {
            add(DemoBodies.feedOf(place), DemoBodies.hospital(place));
        }
    }

    private void catalogue() {
        for (var item : world.items()) {
            add(FeedId.NATION, DemoBodies.item(item));
        }
    }

    private void staff() {
        add(
                home,
                new EmployStaff(
                        CLERK,
                        CLERK.value(),
                        Role.HOSPITAL_ADMIN,
                        home,
                        new StaffName("Meena Sharma", "मीना शर्मा")));
        for (DemoWorld.Staff person : world.staff()) {
            if (person.hospital().orElse("").equals(world.firstHospital().code())) {
                add(home, DemoBodies.employ(home, person));
            }
        }
    }

    /// Registered at other counters, out of blocks behind this one's.
    private void people(int most) {
        long running = LeasePool.BLOCK;
        for (DemoWorld.Patient patient :
                world.patients().subList(0, Math.min(most, world.patients().size()))) {
            PatientNumber number = PatientNumber.of(home.hospital(), ++running);
            add(home, new RegisterPatient(number, DemoPatients.person(patient)));
        }
    }

    /// The storekeeper's own work: it is kept here until there is a line.
    private void receive(Counter counter, int most) {
        List<StockLine> lines = new ArrayList<>();
        for (DemoWorld.Batch batch : world.batches()) {
            boolean here = batch.hospital().equals(world.firstHospital().code());
            if (here && !batch.isExpiredOn(world.today()) && lines.size() < most) {
                counter.stock().findItems(batch.item(), 1);
                lines.add(
                        new StockLine(
                                batch.item(),
                                "",
                                "",
                                "",
                                batch.number(),
                                batch.expires(),
                                batch.quantity()));
            }
        }
        counter.stock().receive("State store, challan 4471", lines, "");
    }

    /// What other hospitals have sent here.
    private void coming() {
        String here = world.firstHospital().code();
        for (DemoWorld.Transfer transfer : world.transfers()) {
            if (transfer.hospital().equals(here) && !transfer.from().equals(here)) {
                add(FeedId.of(new HospitalId(transfer.from())), DemoBodies.dispatch(transfer));
            }
        }
    }

    /// Some of what was received goes on to the nearest place, which is the hospital's pharmacy.
    private static void sendOn(Counter counter) {
        List<StockLine> lines =
                counter.stock().stock("", SENT_ON).stream()
                        .map(row ->
                                new StockLine(
                                        row.itemId(),
                                        row.itemName(),
                                        row.unit(),
                                        row.batchId(),
                                        row.batch(),
                                        row.expiry(),
                                        Math.min(row.onHand(), 20)))
                        .toList();
        counter.stock().dispatch(counter.stock().places("", 1).getFirst().id(), lines);
    }

    private void sessions(Counter counter, int most) {
        int planned = 0;
        for (DemoWorld.Session session : world.sessions()) {
            boolean here = session.hospital().equals(world.firstHospital().code());
            if (here && session.date().equals(world.today()) && planned++ < most) {
                Outcome<AggregateId> kept =
                        counter.plan()
                                .plan(
                                        new PlanClinicSession(
                                                new UserId(session.doctor()),
                                                session.department(),
                                                session.date(),
                                                minute(session.from()),
                                                minute(session.until()),
                                                session.minutesPerPlace(),
                                                session.places(),
                                                0));
                if (kept instanceof Outcome.Done<AggregateId>(AggregateId id, _, _)) {
                    pass(counter, LeasePool.places(id), List.of(new Span(1, session.places())));
                }
            }
        }
    }

    /// Every third of the next places is somebody's.
    private static void book(Counter counter, int most) {
        List<PersonRow> people = counter.patients().people("de", most);
        List<DoctorDay> doctors = counter.board().day(CareDay.of(counter.clock().millis()));
        for (int i = 0; i < people.size(); i++) {
            DoctorDay doctor = doctors.get(i % Math.min(4, doctors.size()));
            List<PlaceOnBoard> free =
                    doctor.places().stream().filter(PlaceOnBoard::isFree).toList();
            if (free.size() > 3 * i) {
                counter.board()
                        .book(doctor.sessionId(), free.get(3 * i / 4).number(), people.get(i).id());
            }
        }
    }

    private static int minute(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }

    private void add(FeedId feed, FactBody body) {
        long at = CareDay.millis(world.today().minusDays(1), 600);
        FactWriter.Draft draft = new FactWriter.Draft(body, CLERK, feed, at, at, null);
        facts.add(
                codec.seal(draft, new FactId(writer, facts.size() + 1L), HybridTime.ofMillis(at)));
    }
}
