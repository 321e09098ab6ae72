// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.outpost.model.kernel.CareDay;
import org.outpost.ops.bench.sync.Built;
import org.outpost.ops.bench.sync.Line;
import org.outpost.ops.bench.sync.LineShape;
import org.outpost.ops.demo.DemoWorld;
import org.outpost.ops.launcher.Demo;
import org.outpost.ops.launcher.Options;
import org.outpost.ops.launcher.Ports;
import org.outpost.ops.launcher.RunningSystem;
import org.outpost.ops.simulation.clerk.Child;
import org.outpost.ops.simulation.clerk.ClerkCounter;
import org.outpost.ops.simulation.clerk.ClerkDay;
import org.outpost.ops.simulation.clerk.Served;
import org.outpost.ops.simulation.clerk.Visitors;

/// The scripted clerk's day over the whole system with its demo: two counters, a line that is down
/// for hours, a kill; and what each visitor cost in keys and waiting.
final class ClerkDayRun {
    private static final int VISITORS = 300;
    private static final long SEED = 20_261_126;
    private static final Duration HOURS = Duration.ofHours(5);
    private static final int SLOWEST = 5;
    private static final String CLERK = "desk1.rmp-dh01";

    private ClerkDayRun() {}

    static List<Figure> figures(Path folder, Consumer<String> progress)
            throws IOException, InterruptedException {
        Built built = Built.found();
        Options options =
                new Options(
                        folder.resolve("system"),
                        Ports.free(),
                        built.part(".war"),
                        built.part(".rar"),
                        built.liberty(),
                        true,
                        true,
                        Options.Task.SERVE,
                        Optional.empty(),
                        Optional.empty(),
                        Map.of());
        try (RunningSystem system = RunningSystem.open(options)) {
            progress.accept("starting the system with its demo");
            system.start(stage -> {});
            Demo demo = Demo.load(system, stage -> {});
            system.declareReady();
            try (Line line = new Line(system.uri().getPort())) {
                LocalDate today = CareDay.of(System.currentTimeMillis());
                ClerkDay.Plan plan =
                        new ClerkDay.Plan(
                                CLERK,
                                demo.password(),
                                Visitors.of(
                                        DemoWorld.from(DemoWorld.SEED, today).patients(),
                                        VISITORS,
                                        SEED,
                                        today),
                                HOURS,
                                SEED);
                ClerkDay.Result day = ClerkDay.run(new Street(built, folder, line), plan, progress);
                slowest(day).forEach(progress);
                return told(day);
            }
        }
    }

    private static List<Figure> told(ClerkDay.Result day) {
        return List.of(
                Figure.atMost("clerk's day: lost", day.lost(), "", 0),
                Figure.atMost("clerk's day: doubled", day.doubled(), "", 0),
                Figure.atMost("clerk's day: numbers, tokens twice", day.twice(), "", 0),
                Figure.atMost("clerk's day: counters that differ", day.different(), "", 0),
                Figure.atMost("clerk's day: waits for a person", day.needsYou().size(), "", 0),
                Figure.atMost(
                        "new patient, keys, most", most(day.newcomers(), Served::keys), "", 60),
                Figure.atMost(
                        "new patient, waiting in all, most",
                        most(day.newcomers(), Served::waitedMillis) / 1000,
                        "s",
                        10),
                Figure.atMost(
                        "revisit, keys behind the search",
                        most(day.revisits(), Served::keysAfterSearch),
                        "",
                        10),
                Figure.atMost(
                        "token to slip out of hand, most",
                        Math.max(
                                most(day.newcomers(), Served::slipMillis),
                                most(day.revisits(), Served::slipMillis)),
                        "ms",
                        1_000),
                Figure.atMost(
                        "window answers nothing, longest",
                        Math.max(
                                most(day.newcomers(), Served::blockedMillis),
                                most(day.revisits(), Served::blockedMillis)),
                        "ms",
                        50));
    }

    /// Where the windows were while they answered nothing for longest.
    private static List<String> slowest(ClerkDay.Result day) {
        return Stream.concat(day.newcomers().stream(), day.revisits().stream())
                .sorted(Comparator.comparingDouble(served -> -served.blockedMillis()))
                .limit(SLOWEST)
                .map(served ->
                        "the window answered nothing for %.0f ms: %s"
                                .formatted(served.blockedMillis(), served.blockedIn()))
                .toList();
    }

    private static double most(List<Served> all, ToDoubleFunction<Served> of) {
        return all.stream().mapToDouble(of).max().orElse(Double.NaN);
    }

    /// The counters of this machine and the line they share.
    private record Street(Built built, Path folder, Line line) implements ClerkDay.Place {
        private static final List<String> FLAGS =
                List.of(
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow");

        @Override
        public Child counter(String name) throws IOException {
            Path place = Files.createDirectories(folder.resolve(name));
            URI server = line.uri();
            return new Child(
                    built.java(
                            "bench",
                            FLAGS,
                            ClerkCounter.class.getName(),
                            List.of(place.resolve("data").toString(), server.toString())),
                    Map.of(),
                    place,
                    place.resolve("counter.log"));
        }

        @Override
        public void lineDown() {
            line.shut();
        }

        @Override
        public void lineUp() {
            line.be(LineShape.LOOPBACK);
        }
    }
}
