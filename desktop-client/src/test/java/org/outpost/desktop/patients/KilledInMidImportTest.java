// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.world.Pen;
import org.outpost.model.kernel.FeedId;

/// A real process is killed while it takes a register in, again and again; whoever comes after goes
/// on, and at the end everybody is there once. With `-Dregister.rows=100000` it is the figure of
/// the bench: one run without a kill, and its processor time.
class KilledInMidImportTest {
    private static final int KILLS = 5;

    @TempDir Path folder;

    @Test
    void everyRowIsThereOnceHoweverOftenTheProgramDied() throws Exception {
        int rows = 3_000;
        Path register = register(rows);
        Random random = new Random(Long.getLong("seed", 20261126L));
        long before = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            long said = run(register, 1 + random.nextInt(4), random.nextInt(60));
            assertThat(said).isGreaterThan(before);
            before = said;
        }
        run(register, Integer.MAX_VALUE, 0);
        try (Pen pen = new Pen(folder, new FeedId("H/RMP-DH01"))) {
            long people =
                    pen.database.read(
                            sql -> sql.number("select count(distinct paper_number) from patient"));
            long facts =
                    pen.database.read(sql ->
                            sql.number("select count(*) from fact where type = 'RegisterPatient'"));
            assertThat(people).isEqualTo(rows);
            assertThat(facts).isEqualTo(rows);
            ImportRegisterUseCase imports = ImportingProgram.imports(pen);
            if (imports.look(register) instanceof Outcome.Done<RegisterFile>(var file, _, _)) {
                assertThat(imports.standing(file).taken()).isEqualTo(rows);
            }
            assertThat(pen.database.selfCheck()).isEmpty();
            assertThat(pen.rebuild.run()).isEmpty();
        }
    }

    @Test
    void manyRowsInOneGo() throws Exception {
        Path register = register(Integer.getInteger("register.rows", 500));
        assertThat(run(register, Integer.MAX_VALUE, 0)).isPositive();
    }

    /// Runs the program until it has said so many steps and some time more.
    ///
    /// @return how many rows it had said are in
    private long run(Path register, int steps, int millis)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ImportingProgram.class.getName(),
                                folder.toString(),
                                register.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        long taken = 0;
        int said = 0;
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.matches("taken [0-9]+")) {
                    taken = Long.parseLong(line.substring(6));
                    said++;
                } else if (line.startsWith("through")) {
                    System.out.println(line);
                }
                if (said == steps) {
                    Thread.sleep(millis);
                    process.destroyForcibly();
                    break;
                }
            }
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return taken;
    }

    private Path register(int rows) throws IOException {
        String[] names = {"Asha", "Ravi", "Meena", "Gopal", "Fatima", "Imran", "Sunita", "Kamla"};
        String[] families = {"Devi", "Kumar", "Lal", "Khatoon", "Yadav", "Singh", "Bai"};
        Random random = new Random(9);
        StringBuilder text = new StringBuilder("Old number,Name,Sex,Age,Phone,Village\n");
        for (int i = 0; i < rows; i++) {
            String name = names[random.nextInt(8)] + ' ' + families[random.nextInt(7)];
            text.append("P-").append(i).append(',').append(name).append(i % 2 == 0 ? ",F," : ",M,");
            text.append(random.nextInt(90))
                    .append(",9")
                    .append(100_000_000 + random.nextInt(800_000_000));
            text.append(",Village ").append((char) ('A' + random.nextInt(26)));
            text.append((char) ('a' + random.nextInt(26))).append('\n');
        }
        return Files.writeString(folder.resolve("register.csv"), text);
    }
}
