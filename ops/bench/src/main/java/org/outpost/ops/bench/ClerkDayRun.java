// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.wire.Json;
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
import org.outpost.ops.simulation.clerk.Silence;
import org.outpost.ops.simulation.clerk.Visitors;

/// The scripted clerk's day over the whole system with its demo: two counters, a line that is down
/// for hours, a kill; and what each visitor cost in keys and waiting.
final class ClerkDayRun {
    static final int VISITORS = 300;
    private static final long SEED = 20_261_126;
    private static final Duration HOURS = Duration.ofHours(5);
    private static final int SLOWEST = 5;
    private static final long PATIENCE_SECONDS = 300;

    private static final double PROMISED_MILLIS = 50;

    private static final String CLERK = "desk1.rmp-dh01";

    private ClerkDayRun() {}

    static Bench.Measured measured(Path folder, int visitors, Consumer<String> progress)
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
                                        visitors,
                                        SEED,
                                        today),
                                HOURS,
                                SEED);
                Street street = new Street(built, folder, line);
                progress.accept("a first counter starts and leaves its cache of loaded classes");
                street.train(CLERK + " " + demo.password());
                ClerkDay.Result day = ClerkDay.run(street, plan, progress);
                List<Silence> silences =
                        Stream.concat(
                                        slowest(day, Silence::millis).stream(),
                                        slowest(day, Silence::beside).stream())
                                .distinct()
                                .toList();
                silences.stream().map(ClerkDayRun::said).forEach(progress);
                slowestSlips(day, progress);
                return new Bench.Measured(
                        told(day), silences.stream().map(ClerkDayRun::row).toList());
            }
        }
    }

    private static List<Figure> told(ClerkDay.Result day) {
        Silence longest = slowest(day, Silence::millis).getFirst();
        // A window without a screen copies each frame dot by dot on its own thread. What is left
        // without that is looked for apart: a copy must not hide work of our own behind it.
        Silence beside = slowest(day, Silence::beside).getFirst();
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
                        "window answers nothing, longest", longest.millis(), "ms", PROMISED_MILLIS),
                Figure.shown("  of that, its thread ran", longest.ownMillis(), "ms"),
                Figure.atMost(
                        "  without the frames copied for no screen, longest",
                        beside.beside(),
                        "ms",
                        PROMISED_MILLIS),
                Figure.shown(
                        "    of that, its thread ran",
                        beside.ownMillis() - beside.copyOwnMillis(),
                        "ms"),
                Figure.shown(
                        "    most its thread ran at a stretch",
                        most(day, one -> one.ownMillis() - one.copyOwnMillis()),
                        "ms"),
                Figure.shown(
                        "window answers nothing for over 50 ms, times",
                        over(day, Silence::millis),
                        ""),
                Figure.shown(
                        "  without the frames copied for no screen, times",
                        over(day, Silence::beside),
                        ""));
    }

    private static double most(ClerkDay.Result day, ToDoubleFunction<Silence> of) {
        return day.silences().stream().mapToDouble(of).max().orElse(0);
    }

    private static long over(ClerkDay.Result day, ToDoubleFunction<Silence> of) {
        return day.silences().stream()
                .filter(one -> of.applyAsDouble(one) > PROMISED_MILLIS)
                .count();
    }

    /// The longest silences of all windows from sign-in to the last visitor, and where they were
    /// meanwhile.
    private static List<Silence> slowest(ClerkDay.Result day, ToDoubleFunction<Silence> by) {
        return day.silences().stream()
                .sorted(Comparator.comparingDouble(silence -> -by.applyAsDouble(silence)))
                .limit(SLOWEST)
                .toList();
    }

    private static String said(Silence silence) {
        return "at %s the window answered nothing for %.0f ms, %.0f of them its own, %.0f a copy: %s"
                .formatted(
                        silence.during(),
                        silence.millis(),
                        silence.ownMillis(),
                        silence.copyMillis(),
                        silence.where());
    }

    private static String row(Silence silence) {
        return new String(Json.write(silence), StandardCharsets.UTF_8);
    }

    /// How the slips of the day came out, in the order of their visitors at both counters.
    private static void slowestSlips(ClerkDay.Result day, Consumer<String> progress) {
        double[] slips =
                Stream.concat(day.newcomers().stream(), day.revisits().stream())
                        .mapToDouble(Served::slipMillis)
                        .sorted()
                        .toArray();
        progress.accept(
                "a slip was out after %.0f ms at the median; the slowest: %s"
                        .formatted(
                                slips[slips.length / 2],
                                Arrays.toString(
                                        Arrays.stream(slips)
                                                .skip(Math.max(0, slips.length - SLOWEST))
                                                .mapToLong(Math::round)
                                                .toArray())));
    }

    private static double most(List<Served> all, ToDoubleFunction<Served> of) {
        return all.stream().mapToDouble(of).max().orElse(Double.NaN);
    }

    /// The counters of this machine and the line they share.
    private record Street(Built built, Path folder, Line line) implements ClerkDay.Place {
        private static final List<String> FLAGS =
                List.of(
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-Xlog:aot=off",
                        "-Xlog:cds=off",
                        "-Xlog:aot+codecache=off",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow");

        /// The day's counters start as the program does from its second start on. Where the JVM
        /// leaves no cache behind they start without.
        void train(String loginAndSecret) throws IOException {
            try (Child first = start("zero", List.of("-XX:AOTCacheOutput=" + cache()))) {
                first.ready(Child.Done.class);
                first.ask("sign-in " + loginAndSecret, Child.Done.class);
                first.ask("ready " + PATIENCE_SECONDS, Child.Done.class);
                first.ask("look", Silence.All.class);
                first.close(PATIENCE_SECONDS);
            }
        }

        private Path cache() {
            return folder.resolve("start.aot");
        }

        @Override
        public Child counter(String name) throws IOException {
            return start(
                    name, Files.exists(cache()) ? List.of("-XX:AOTCache=" + cache()) : List.of());
        }

        private Child start(String name, List<String> more) throws IOException {
            Path place = Files.createDirectories(folder.resolve(name));
            URI server = line.uri();
            return new Child(
                    built.java(
                            "bench",
                            Stream.of(Built.desktopMemory(), FLAGS, more)
                                    .flatMap(List::stream)
                                    .toList(),
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
