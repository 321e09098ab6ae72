// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.outpost.desktop.Counter;
import org.outpost.desktop.RobotView;
import org.outpost.desktop.patients.Birth;
import org.outpost.desktop.patients.PatientStore;
import org.outpost.desktop.patients.PersonEntry;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.SignedIn;
import org.outpost.model.OutpostRooms;
import org.outpost.model.access.Role;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactWriter;
import org.outpost.model.wire.FactCodec;
import org.outpost.ops.demo.DemoPatients;
import org.outpost.ops.demo.DemoWorld;

/// One counter with 200,000 patients in its encrypted file: how long a search, a confirmed save, a
/// key until its rows are drawn and the next start take. The file is filled through the door every
/// pulled fact comes in by.
final class DeskBench implements Bench {
    private static final int PATIENTS = 200_000;
    private static final int PAGE = 2_000;
    private static final int SEARCHES = 1_000;
    private static final int SAVES = 500;
    private static final int PLANS = 200;
    private static final int TYPED = 60;
    private static final int NEWCOMERS = 2_000;
    private static final int FEW = 4_000;
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");
    private static final int PLANTED = 500;
    private static final FeedId HOME = new FeedId("H/RMP-DH01");
    private static final WriterId FILLER = new WriterId("bench0bench0bnch");
    private static final UserId CLERK = new UserId("bench.clerk");

    @Override
    public String name() {
        return "desk";
    }

    @Override
    public String about() {
        return "search, likely duplicates, save, keys and first window of a counter with 200,000 patients";
    }

    @Override
    public Measured run(List<String> words, Consumer<String> progress) throws Exception {
        DeskWords asked = DeskWords.read(words);
        Path folder = Files.createTempDirectory("outpost-bench");
        try {
            List<Figure> figures = new ArrayList<>();
            List<String> rows = new ArrayList<>();
            if (asked.has(DeskWords.Part.FEW)) {
                progress.accept("planting duplicates among " + FEW + " people");
                try (Counter counter = Counter.open(folder.resolve("few"), NOWHERE)) {
                    figures.addAll(few(counter, progress));
                }
            }
            Path many = folder.resolve("many");
            if (asked.has(DeskWords.Part.MANY) || asked.has(DeskWords.Part.IMPORT)) {
                try (Counter counter = Counter.open(many, NOWHERE)) {
                    figures.addAll(ofMany(asked, counter, folder, progress));
                }
            }
            if (asked.has(DeskWords.Part.KILLED)) {
                figures.addAll(
                        RegisterKilled.figures(
                                folder.resolve("killed"),
                                asked.rows(),
                                CareDay.of(now()),
                                progress));
            }
            if (asked.has(DeskWords.Part.NUMBERS)) {
                figures.addAll(OfflineNumbers.figures(progress));
            }
            if (asked.has(DeskWords.Part.START)) {
                figures.add(start(many, progress));
            }
            if (asked.has(DeskWords.Part.DAY)) {
                Measured day =
                        ClerkDayRun.measured(folder.resolve("day"), asked.visitors(), progress);
                figures.addAll(day.figures());
                rows.addAll(day.rows());
            }
            return new Measured(figures, rows);
        } finally {
            delete(folder);
        }
    }

    private static Figure start(Path many, Consumer<String> progress) throws Exception {
        List<Double> starts = FirstWindow.seconds(many, progress);
        return Figure.atMost(
                "first window, second start on, median",
                starts.isEmpty() ? Double.NaN : percentile(starts, 0.5),
                "s",
                2);
    }

    /// Planted duplicates and newcomers where as many people are as one hospital block sees.
    private static List<Figure> few(Counter counter, Consumer<String> progress) throws Exception {
        counter.device().settle(HOME);
        counter.current().came(CLERK, Role.FRONT_DESK);
        LocalDate today = CareDay.of(now());
        List<List<DemoWorld.Patient>> parted =
                PlantedDuplicates.parted(
                        DemoPatients.draw(DemoWorld.SEED, FEW + FEW / 10, today), FEW / 10);
        List<DemoWorld.Patient> people = parted.getFirst();
        fill(counter, people, progress);
        return PlantedDuplicates.ofFew(
                new PlantedDuplicates(counter.patients(), today, 5)
                        .ask(people, ids(people.size()), parted.getLast(), PLANTED));
    }

    private static List<Figure> ofMany(
            DeskWords asked, Counter counter, Path folder, Consumer<String> progress)
            throws Exception {
        counter.device().settle(HOME);
        counter.current().came(CLERK, Role.FRONT_DESK);
        LocalDate today = CareDay.of(now());
        List<List<DemoWorld.Patient>> parted =
                PlantedDuplicates.parted(
                        DemoPatients.draw(DemoWorld.SEED, PATIENTS + NEWCOMERS, today), NEWCOMERS);
        List<DemoWorld.Patient> people = parted.getFirst();
        List<Figure> figures = new ArrayList<>();
        double filled = fill(counter, people, progress);
        figures.add(Figure.atMost("patients applied, us each", filled, "us", 1_000));
        RobotView window = window(counter);
        if (asked.has(DeskWords.Part.MANY)) {
            figures.addAll(measure(counter, people, parted.getLast(), window, progress));
        }
        if (asked.has(DeskWords.Part.IMPORT)) {
            counter.current().came(CLERK, Role.HOSPITAL_ADMIN);
            figures.addAll(
                    new RegisterImport(counter, today, asked.rows())
                            .figures(folder, people, PATIENTS + NEWCOMERS, progress));
        }
        window.close();
        return figures;
    }

    private static List<Figure> measure(
            Counter counter,
            List<DemoWorld.Patient> people,
            List<DemoWorld.Patient> newcomers,
            RobotView window,
            Consumer<String> progress)
            throws Exception {
        LocalDate today = CareDay.of(now());
        progress.accept("searching " + SEARCHES + " times");
        Timings searches = searches(counter, people);
        long scans = scans(counter, people);
        progress.accept("looking for planted duplicates");
        PlantedDuplicates.Shown shown =
                new PlantedDuplicates(counter.patients(), today, 5)
                        .ask(people, ids(people.size()), newcomers, PLANTED);
        progress.accept("of each kind in the top three: " + shown.found());
        progress.accept("registering " + SAVES + " people");
        Timings saves = saves(counter, people);
        progress.accept("typing " + TYPED + " names in a window");
        List<Double> keys = window.type(names(people));
        Timings counts = new Timings(SAVES);
        for (int i = 0; i < SAVES; i++) {
            counts.time(counter.attention()::waiting);
        }
        List<Figure> figures = new ArrayList<>(PlantedDuplicates.ofMany(shown));
        figures.addAll(
                List.of(
                        Figure.atMost("search, median", searches.percentile(0.5), "ms", 50),
                        Figure.atMost("search, p99", searches.percentile(0.99), "ms", 50),
                        Figure.atMost("query steps that read a whole table", scans, "steps", 0),
                        Figure.atMost("confirmed save, median", saves.percentile(0.5), "ms", 150),
                        Figure.atMost("confirmed save, p99", saves.percentile(0.99), "ms", 150),
                        Figure.atMost(
                                "key to rows on screen, median", percentile(keys, 0.5), "ms", 100),
                        Figure.atMost(
                                "key to rows on screen, p99", percentile(keys, 0.99), "ms", 100),
                        Figure.atMost(
                                "what waits, counted behind a save, p99",
                                counts.percentile(0.99),
                                "ms",
                                50)));
        return figures;
    }

    /// What the people of the file are called there.
    private static List<String> ids(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(seq -> Patient.id(new FactId(FILLER, seq)).value())
                .toList();
    }

    /// Beginnings of names in either script, to be typed.
    private static List<String> names(List<DemoWorld.Patient> people) {
        SplittableRandom random = new SplittableRandom(11);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < TYPED; i++) {
            DemoWorld.Patient patient = people.get(random.nextInt(people.size()));
            String name = i % 3 == 0 ? patient.name().devanagari() : patient.name().latin();
            words.add(name.substring(0, Math.min(name.length(), 7)));
        }
        return words;
    }

    /// A window over this very counter. It stays open beside an import, as a desk's does: what it
    /// asks behind every save is part of what a save costs.
    private static RobotView window(Counter counter) throws InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        SignedIn clerk =
                new SignedIn(
                        CLERK.value(),
                        "Meena Sharma",
                        "front_desk",
                        "District Hospital",
                        "3",
                        List.of("patients", "day-board", "attention"));
        return RobotView.open(counter, clerk);
    }

    /// Steps of query plans that would read every patient there is.
    private static long scans(Counter counter, List<DemoWorld.Patient> people) {
        SplittableRandom random = new SplittableRandom(7);
        PatientStore store = new PatientStore();
        long scans = 0;
        for (int i = 0; i < PLANS; i++) {
            String typed = query(people.get(random.nextInt(people.size())), random);
            List<String> steps =
                    counter.database().read(sql -> store.plan(sql, HOME.hospital(), typed));
            scans +=
                    steps.stream()
                            .filter(step ->
                                    !step.startsWith("SEARCH")
                                            && !step.contains("VIRTUAL TABLE INDEX"))
                            .count();
        }
        return scans;
    }

    private static double percentile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.floor(share * sorted.size())));
    }

    private static double fill(
            Counter counter, List<DemoWorld.Patient> people, Consumer<String> progress) {
        FactCodec codec = new FactCodec(OutpostRooms.all().types());
        long start = System.nanoTime();
        long seq = 0;
        List<Fact> page = new ArrayList<>(PAGE);
        for (DemoWorld.Patient patient : people) {
            long millis = CareDay.millis(patient.registered(), 600);
            RegisterPatient body = new RegisterPatient(null, DemoPatients.person(patient));
            FactWriter.Draft draft = new FactWriter.Draft(body, CLERK, HOME, millis, millis, null);
            page.add(codec.seal(draft, new FactId(FILLER, ++seq), HybridTime.ofMillis(millis)));
            if (page.size() == PAGE) {
                counter.applier().apply(page);
                page.clear();
                if (seq % 20_000 == 0) {
                    progress.accept(seq + " of " + PATIENTS + " patients are in");
                }
            }
        }
        if (!page.isEmpty()) {
            counter.applier().apply(page);
        }
        return (System.nanoTime() - start) / 1e3 / people.size();
    }

    /// Beginnings of names in either script, a letter left out or two swapped, ends of phones.
    private static Timings searches(Counter counter, List<DemoWorld.Patient> people)
            throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        Timings timings = new Timings(SEARCHES);
        for (int i = 0; i < SEARCHES; i++) {
            DemoWorld.Patient patient = people.get(random.nextInt(people.size()));
            String query = query(patient, random);
            timings.time(() -> counter.patients().find(query, 50));
        }
        return timings;
    }

    private static String query(DemoWorld.Patient patient, SplittableRandom random) {
        String latin = patient.name().latin();
        return switch (random.nextInt(5)) {
            case 0 -> latin.substring(0, Math.min(latin.length(), 3 + random.nextInt(5)));
            case 1 -> {
                int gone = 1 + random.nextInt(latin.length() - 2);
                yield latin.substring(0, gone) + latin.substring(gone + 1);
            }
            case 2 -> patient.name().devanagari();
            case 3 -> {
                String[] parts = latin.split(" ");
                yield parts[parts.length - 1] + " " + parts[0];
            }
            default -> {
                String phone = patient.phone().orElse(latin);
                yield phone.substring(Math.max(0, phone.length() - 5));
            }
        };
    }

    private static Timings saves(Counter counter, List<DemoWorld.Patient> people) throws Exception {
        Timings timings = new Timings(SAVES);
        LocalDate today = CareDay.of(now());
        for (int i = 0; i < SAVES; i++) {
            DemoWorld.Patient patient = people.get(i);
            PersonEntry entry =
                    new PersonEntry(
                            patient.name().latin(),
                            patient.name().devanagari(),
                            new Birth(today.minusYears(34), Birth.Precision.YEARS),
                            "F",
                            "",
                            patient.village().latin(),
                            "");
            timings.time(() -> {
                if (!(counter.patients().register(entry) instanceof Outcome.Done<?>)) {
                    throw new IllegalStateException("a bench patient was not registered");
                }
            });
        }
        return timings;
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    private static void delete(Path folder) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
