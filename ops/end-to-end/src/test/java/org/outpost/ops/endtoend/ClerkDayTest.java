// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.model.kernel.CareDay;
import org.outpost.ops.demo.DemoWorld;
import org.outpost.ops.launcher.Demo;
import org.outpost.ops.simulation.clerk.Child;
import org.outpost.ops.simulation.clerk.ClerkCounter;
import org.outpost.ops.simulation.clerk.ClerkDay;
import org.outpost.ops.simulation.clerk.Visitors;

/// Twenty people at two counters with windows, the line down for hours, one counter killed. The
/// whole day of three hundred is `./outpost bench desk`.
class ClerkDayTest {
    private static final int VISITORS = 20;
    private static final long SEED = 20;
    private static final int MOST_KEYS = 60;
    private static final int MOST_BEHIND_THE_SEARCH = 10;
    private @TempDir Path folder;

    @Test
    void nobodyIsLostOrDoubledWhileTheLineIsDownAndACounterIsKilled()
            throws IOException, InterruptedException {
        Demo demo = SharedSystem.demo();
        LocalDate today = CareDay.of(System.currentTimeMillis());
        try (CuttingProxy line = new CuttingProxy(SharedSystem.get().uri())) {
            ClerkDay.Plan plan =
                    new ClerkDay.Plan(
                            "desk1.rmp-dh01",
                            demo.password(),
                            Visitors.of(
                                    DemoWorld.from(DemoWorld.SEED, today).patients(),
                                    VISITORS,
                                    SEED,
                                    today),
                            Duration.ofHours(3),
                            SEED);
            ClerkDay.Result day =
                    ClerkDay.run(
                            new Street(folder, line),
                            plan,
                            stage -> System.out.println("[day] " + stage));
            assertThat(day.newcomers().size() + day.revisits().size()).isEqualTo(VISITORS);
            assertThat(day.lost()).as("lost").isZero();
            assertThat(day.doubled()).as("doubled").isZero();
            assertThat(day.twice()).as("numbers and tokens given twice").isZero();
            assertThat(day.different()).as("counters that differ").isZero();
            assertThat(day.needsYou()).as("waits for a person").isEmpty();
            assertThat(day.newcomers())
                    .allSatisfy(one -> {
                        assertThat(one.number()).isNotEmpty();
                        assertThat(one.token()).isNotEmpty();
                        assertThat(one.keys()).isLessThanOrEqualTo(MOST_KEYS);
                    });
            assertThat(day.revisits())
                    .allSatisfy(one ->
                            assertThat(one.keysAfterSearch())
                                    .isLessThanOrEqualTo(MOST_BEHIND_THE_SEARCH));
        }
    }

    private record Street(Path folder, CuttingProxy line) implements ClerkDay.Place {
        @Override
        public Child counter(String name) throws IOException {
            Path place = Files.createDirectories(folder.resolve(name));
            List<String> command = CounterProcess.java();
            command.addAll(
                    List.of(
                            ClerkCounter.class.getName(),
                            place.resolve("data").toString(),
                            line.uri().toString()));
            return new Child(command, Map.of(), place, place.resolve("counter.log"));
        }

        @Override
        public void lineDown() {
            line.be(CuttingProxy.Line.CUT);
        }

        @Override
        public void lineUp() {
            line.be(CuttingProxy.Line.GOOD);
        }
    }
}
