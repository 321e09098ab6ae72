// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.outpost.desktop.Counter;
import org.outpost.desktop.patients.ImportStore;
import org.outpost.desktop.patients.RegisterFile;
import org.outpost.desktop.shell.Outcome;
import org.outpost.model.access.Role;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.wire.Json;
import org.outpost.ops.simulation.clerk.Child;

/// A counter in a process of its own that takes a register in, `FOLDER REGISTER`, so that it can be
/// killed. Asked line by line, see {@link Child}.
public final class RegisterCounter {
    private static final String COUNT =
            "select count(*) from patient where paper_number like 'R-%'";
    private static final String DISTINCT =
            "select count(distinct paper_number) from patient where paper_number like 'R-%'";

    private RegisterCounter() {}

    /// How far the register is, and whom it became.
    ///
    /// @param next the row to go on with
    /// @param people with a number of the register
    /// @param numbers of the register that people have
    record Far(
            long next,
            long taken,
            long known,
            long mend,
            boolean finished,
            long people,
            long numbers) {}

    public static void main(String[] words) throws IOException {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Counter counter = Counter.open(Path.of(words[0]), URI.create("http://127.0.0.1:9"))) {
            counter.device().settle(new FeedId("H/RMP-DH01"));
            counter.current().came(new UserId("bench.clerk"), Role.HOSPITAL_ADMIN);
            if (!(counter.register().look(Path.of(words[1]))
                    instanceof Outcome.Done<RegisterFile>(RegisterFile file, _, _))) {
                throw new IllegalStateException("the register can not be looked at");
            }
            say(answers, new Child.Done());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                say(answers, takenTo(counter, file, Long.parseLong(line.split(" ")[1])));
            }
        }
        System.exit(0);
    }

    /// Goes on until this row, or the last.
    private static Far takenTo(Counter counter, RegisterFile file, long row) {
        ImportStore.Standing at = counter.register().standing(file);
        while (!at.finished() && at.next() < row) {
            at = counter.register().takeNext(file);
        }
        ImportStore.Standing now = at;
        return counter.database()
                .read(sql ->
                        new Far(
                                now.next(),
                                now.taken(),
                                now.known(),
                                now.mend(),
                                now.finished(),
                                sql.number(COUNT),
                                sql.number(DISTINCT)));
    }

    private static void say(PrintStream answers, Object answer) {
        answers.println("@@" + new String(Json.write(answer), StandardCharsets.UTF_8));
    }
}
