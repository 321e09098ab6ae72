// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.platform.Migrator;
import org.outpost.desktop.world.Pen;
import org.outpost.desktop.world.SavingProgram;
import org.outpost.model.kernel.FeedId;

/// A real process, killed without warning at random instants while it saves, over and over on the
/// same folder: whatever it had said is kept must be there, and no action may be there by half.
class KilledInMidSaveTest {
    private static final int KILLS = 50;

    @TempDir Path folder;

    @Test
    void everyConfirmedActionIsFoundAgainAfterFiftyKills() throws Exception {
        long seed = Long.getLong("seed", 20261123L);
        System.out.println("kills seeded with " + seed);
        Random random = new Random(seed);
        Set<String> confirmed = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            confirmed.addAll(runAndKill(random.nextInt(120)));
        }
        try (Pen pen = new Pen(folder, new FeedId("H/RMP-DH01"))) {
            Set<String> there =
                    new HashSet<>(
                            pen.database.read(sql ->
                                    sql.list(
                                            "select writer || '.' || seq from fact",
                                            row -> row.text(1))));
            assertThat(confirmed).hasSizeGreaterThan(KILLS);
            assertThat(there).containsAll(confirmed);
            long gaps =
                    pen.database.read(sql -> sql.number("select max(seq) - count(*) from fact"));
            assertThat(gaps).isZero();
            long halves =
                    pen.database.read(sql ->
                            sql.number(
                                    "select abs((select count(*) from fact where type ="
                                            + " 'ReceiveStock') - (select count(*) from fact"
                                            + " where type = 'DispenseBatch'))"));
            assertThat(halves).isZero();
            assertThat(pen.database.selfCheck()).isEmpty();
            assertThat(pen.rebuild.run()).isEmpty();
        }
    }

    @Test
    void aFirstStartKilledAtAnyInstantIsGoneOnWithByTheNext() throws Exception {
        Random random = new Random(Long.getLong("seed", 7L));
        for (int kill = 0; kill < 6; kill++) {
            Path fresh = folder.resolve("fresh" + kill);
            Process process = start(fresh);
            Thread.sleep(300 + random.nextInt(1_200));
            process.destroyForcibly();
            process.waitFor(10, TimeUnit.SECONDS);
            try (Pen pen = new Pen(fresh, new FeedId("H/RMP-DH01"))) {
                long version = pen.database.read(sql -> sql.number("pragma user_version"));
                assertThat(version).isEqualTo(Migrator.newest());
                assertThat(pen.database.selfCheck()).isEmpty();
                assertThat(pen.rebuild.run()).isEmpty();
            }
        }
    }

    private List<String> runAndKill(int millis) throws IOException, InterruptedException {
        Process process = start(folder);
        List<String> said = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            // The first save of a cold program takes long: the killing starts behind it.
            for (String line = out.readLine(); !"kept".equals(line); line = out.readLine()) {
                assertThat(line).isNotNull();
                said.add(line);
            }
            Thread killer =
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    Thread.sleep(millis);
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                                process.destroyForcibly();
                            });
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
            }
            killer.join();
        } catch (IOException e) {
            // The stream may break with the process; what was read before counts.
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
        process.waitFor(10, TimeUnit.SECONDS);
        // A last line cut in the middle was never a confirmation.
        said.removeIf(line -> !line.matches("[0-9a-z]{16}\\.[0-9]+"));
        return said;
    }

    private static Process start(Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SavingProgram.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
