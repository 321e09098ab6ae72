// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.outpost.model.access.EmployStaff;
import org.outpost.model.access.Role;
import org.outpost.model.access.StaffName;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.sync.FactBody;
import org.outpost.ops.launcher.EmbeddedDatabase;
import org.outpost.ops.launcher.Options;
import org.outpost.ops.launcher.Ports;
import org.outpost.ops.launcher.RunningSystem;

/// The whole system on free ports, empty but for its administrator, with an eye on what it costs.
final class SystemUnderLoad implements AutoCloseable {
    private static final Pattern HEAP =
            Pattern.compile("(?m)^memory_usedHeap_bytes(?:\\{[^}]*})? ([0-9.E+]+)");
    private static final int GLANCE_SECONDS = 2;

    private final RunningSystem system;
    private final PushLine line;
    private final AtomicLong highestHeap = new AtomicLong();
    private final ScheduledExecutorService glances =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon(true).name("heap").factory());

    private SystemUnderLoad(RunningSystem system) {
        this.system = system;
        this.line = new PushLine(system.uri());
        glances.scheduleWithFixedDelay(
                this::glance, GLANCE_SECONDS, GLANCE_SECONDS, TimeUnit.SECONDS);
    }

    static SystemUnderLoad start(Path folder, Consumer<String> progress) throws IOException {
        String app = System.getProperty("outpost.app", "");
        if (app.isEmpty()) {
            throw new IllegalArgumentException("start it with ./outpost bench ingest");
        }
        Path built = Path.of(app);
        String[] words = {
            "--headless",
            "--without-demo",
            "--data",
            folder.resolve("system").toString(),
            "--port",
            Integer.toString(Ports.free()),
            "--war",
            part(built, ".war"),
            "--rar",
            part(built, ".rar"),
            "--liberty",
            Files.readString(built.resolve("liberty.path")).strip()
        };
        RunningSystem begun = RunningSystem.open(Options.parse(words, System.getenv()));
        Runtime.getRuntime().addShutdownHook(new Thread(begun::close, "stop the system"));
        begun.start(progress);
        begun.declareReady();
        return new SystemUnderLoad(begun);
    }

    /// Enrols devices, so many to a hospital, each with somebody at it who may write.
    List<PushClient> enrol(int count, int perHospital, Consumer<String> progress)
            throws IOException, InterruptedException {
        progress.accept("enrolling " + count + " devices");
        List<PushClient> clients = new ArrayList<>();
        List<FactBody> staff = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // so that few devices are spread over hospitals as many are
            int hospitals = (count + perHospital - 1) / perHospital;
            int hospital = 1 + i % hospitals;
            FeedId home = new FeedId(String.format(Locale.ROOT, "H/BEN-%03d", hospital));
            UserId clerk = new UserId(String.format(Locale.ROOT, "bench.%03d", hospital));
            if (i < hospitals) {
                staff.add(
                        new EmployStaff(
                                clerk,
                                clerk.value(),
                                Role.HOSPITAL_ADMIN,
                                home,
                                new StaffName("Bench", "Bench")));
            }
            clients.add(new PushClient(line, home, clerk));
        }
        PushClient nation = new PushClient(line, FeedId.NATION, new UserId(system.adminLogin()));
        nation.enrol(system.adminLogin(), system.adminPassword());
        nation.freeze(staff);
        nation.push();
        for (PushClient client : clients) {
            client.enrol(system.adminLogin(), system.adminPassword());
        }
        return clients;
    }

    PushLine line() {
        return line;
    }

    EmbeddedDatabase database() {
        return system.database().orElseThrow();
    }

    long serverPid() {
        return system.server().pid();
    }

    /// The highest use of the server's heap that was seen.
    double heapMegabytes() {
        return highestHeap.get() / 1e6;
    }

    @Override
    public void close() {
        glances.shutdownNow();
        line.close();
        system.close();
    }

    private void glance() {
        try {
            Matcher found = HEAP.matcher(line.metrics());
            if (found.find()) {
                long now = (long) Double.parseDouble(found.group(1));
                highestHeap.accumulateAndGet(now, Math::max);
            }
        } catch (IOException busy) {
            // the next glance will do
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String part(Path built, String end) throws IOException {
        try (Stream<Path> files = Files.list(built)) {
            return files.filter(file -> file.toString().endsWith(end))
                    .findFirst()
                    .orElseThrow()
                    .toString();
        }
    }
}
