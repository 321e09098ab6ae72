// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.outpost.desktop.Counter;
import org.outpost.desktop.GalleryView;
import org.outpost.desktop.inventory.StockLine;
import org.outpost.desktop.patients.Birth;
import org.outpost.desktop.patients.PersonEntry;
import org.outpost.desktop.shell.SignedIn;
import org.outpost.model.OutpostRooms;
import org.outpost.model.access.EmployStaff;
import org.outpost.model.access.Role;
import org.outpost.model.access.StaffName;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.facilities.DefineHospital;
import org.outpost.model.facilities.Department;
import org.outpost.model.facilities.HospitalTier;
import org.outpost.model.facilities.StoreRoom;
import org.outpost.model.inventory.DefineItem;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.ItemLevel;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactWriter;
import org.outpost.model.sync.Ruling;
import org.outpost.model.wire.FactCodec;
import org.outpost.ops.demo.DemoPatients;
import org.outpost.ops.demo.DemoWorld;

/// `outpost screenshots DIR`: every screen of the desktop over the demo's first hospital, in both
/// languages.
///
/// The counters are real ones without a line; what others wrote comes in by the door every pulled
/// fact comes in by.
public final class Screenshots {
    private static final UserId CLERK = new UserId("demo.clerk");
    private static final int PEOPLE = 300;
    private static final int BATCHES = 220;

    private final DemoWorld world;
    private final FeedId home;
    private final FactCodec codec = new FactCodec(OutpostRooms.all().types());
    private final WriterId writer = new WriterId("screenshots0demo");
    private final List<Fact> facts = new ArrayList<>();

    private Screenshots(LocalDate today) {
        world = DemoWorld.from(DemoWorld.SEED, today);
        home = FeedId.of(new HospitalId(world.firstHospital().code()));
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            System.err.println("usage: ./outpost screenshots DIR");
            System.exit(2);
        }
        Path folder = Path.of(args[0]);
        Path work = Files.createTempDirectory("outpost-screenshots");
        List<Path> made;
        Files.createDirectories(folder);
        List<Path> pages = PagePictures.draw(work.resolve("system"), folder, System.out::println);
        try (Counter filled = Counter.open(work.resolve("filled"), nowhere());
                Counter few = Counter.open(work.resolve("few"), nowhere());
                Counter empty = Counter.open(work.resolve("empty"), nowhere())) {
            LocalDate today = CareDay.of(filled.clock().millis());
            new Screenshots(today).fill(filled);
            Screenshots demo = new Screenshots(today);
            demo.fillFew(few);
            demo.settle(empty);
            made =
                    GalleryView.draw(
                            new GalleryView.Counters(filled, few, empty),
                            demo.clerk(),
                            pages,
                            folder,
                            System.out::println);
        } finally {
            delete(work);
        }
        System.out.println(made.size() + " pictures in " + folder);
        System.exit(0);
    }

    /// Nobody listens there: a counter without a line.
    private static URI nowhere() {
        return URI.create("http://127.0.0.1:9");
    }

    private SignedIn clerk() {
        return new SignedIn(
                CLERK.value(),
                "Meena Sharma",
                "hospital_admin",
                world.firstHospital().hospital().name().latin(),
                "Counter 3",
                List.of(
                        "patients",
                        "queue",
                        "day-board",
                        "dispense",
                        "stock",
                        "receive",
                        "transfer",
                        "shift",
                        "attention"));
    }

    private void settle(Counter counter) {
        counter.device().settle(home);
        counter.current().came(CLERK, Role.HOSPITAL_ADMIN);
    }

    /// Five people, five batches, fourteen facts of its own behind a line that is down, one of them
    /// not accepted.
    private void fillFew(Counter counter) throws InterruptedException {
        settle(counter);
        place();
        catalogue();
        staff();
        people(2);
        counter.applier().apply(facts);
        facts.clear();
        // The first is the one that is not accepted.
        register(counter, "Ravi Verma", "", 40);
        register(counter, "Venkata Subrahmanyeswara Lakshminarasimha Rajagopalachari Rao", "", 61);
        register(counter, "सुनीता कुमारी", "", 34);
        register(counter, "Baby of Asha Devi", "", 0);
        receive(counter, 5);
        sessions(counter, 5);
        AggregateId refused = new AggregateId(counter.patients().lastPeople(4).getLast().id());
        FactId first = new FactId(counter.device().writer(), 1);
        FactWriter.Draft ruling =
                new FactWriter.Draft(
                        new Ruling.RefuseFact(
                                first,
                                List.of(refused),
                                List.of(),
                                "access.not-allowed",
                                List.of("RegisterPatient")),
                        new UserId("server"),
                        home,
                        counter.clock().millis(),
                        counter.clock().millis(),
                        null);
        counter.applier()
                .apply(
                        List.of(
                                codec.seal(
                                        ruling,
                                        new FactId(WriterId.serverOf(home), 1),
                                        HybridTime.ofMillis(counter.clock().millis()))));
        counter.line().start();
        while (counter.line().now().downSince().isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static void register(Counter counter, String name, String local, int years) {
        LocalDate today = CareDay.of(counter.clock().millis());
        Birth birth =
                years == 0
                        ? new Birth(today.minusDays(8), Birth.Precision.DAYS)
                        : new Birth(today.minusYears(years), Birth.Precision.YEARS);
        counter.patients()
                .register(
                        new PersonEntry(
                                name, local, birth, "F", "", "Shahabad", years == 0 ? "Asha" : ""));
    }

    private void fill(Counter counter) {
        settle(counter);
        place();
        catalogue();
        staff();
        people(PEOPLE);
        counter.applier().apply(facts);
        receive(counter, BATCHES);
        sessions(counter, Integer.MAX_VALUE);
    }

    private void place() {
        for (DemoWorld.Place place : world.places()) {
            add(
                    FeedId.of(new HospitalId(place.code())),
                    new DefineHospital(
                            new HospitalId(place.code()),
                            place.hospital().district(),
                            HospitalTier.valueOf(place.hospital().tier().name()),
                            place.hospital().name().latin(),
                            place.hospital().name().devanagari(),
                            place.departments().stream()
                                    .map(d ->
                                            new Department(
                                                    d.code(),
                                                    d.name().latin(),
                                                    d.name().devanagari()))
                                    .toList(),
                            place.stores().stream()
                                    .map(s -> new StoreRoom(s.code(), s.name().latin(), kind(s)))
                                    .toList()));
        }
    }

    private static String kind(DemoWorld.Store store) {
        return store.kind() == DemoWorld.Store.Kind.MAIN ? "main" : "dispensary";
    }

    private void catalogue() {
        for (var item : world.items()) {
            add(
                    FeedId.NATION,
                    new DefineItem(
                            new ItemId(item.code()),
                            item.name().latin(),
                            item.form(),
                            item.strength(),
                            item.unit(),
                            item.packSize(),
                            ItemLevel.ESSENTIAL,
                            item.schedule()));
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
                add(
                        home,
                        new EmployStaff(
                                new UserId(person.login()),
                                person.login(),
                                Role.valueOf(person.role().name()),
                                home,
                                new StaffName(person.name().latin(), person.name().devanagari())));
            }
        }
    }

    private void people(int most) {
        world.patients().stream()
                .limit(most)
                .forEach(patient ->
                        add(home, new RegisterPatient(null, DemoPatients.person(patient))));
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

    private void sessions(Counter counter, int most) {
        int planned = 0;
        for (DemoWorld.Session session : world.sessions()) {
            boolean here = session.hospital().equals(world.firstHospital().code());
            if (here && session.date().equals(world.today()) && planned++ < most) {
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

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
