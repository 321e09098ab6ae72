// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.outpost.desktop.Counter;
import org.outpost.model.wire.Json;
import org.outpost.ops.simulation.clerk.Child;

/// One counter of the bench in a process of its own: `FOLDER SERVER`. The desktop's own store,
/// engine and transport; only the work comes from the bench instead of from a clerk. Asked line by
/// line, see {@link Child}.
public final class CounterMain {
    private static final Logger LOG = Logger.getLogger(CounterMain.class.getName());

    private CounterMain() {}

    public static void main(String[] words) throws IOException {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Counter counter = Counter.open(Path.of(words[0]), URI.create(words[1]))) {
            CounterWork work = new CounterWork(counter);
            say(answers, new Child.Done());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                say(answers, answered(work, line.strip().split(" ")));
            }
        }
        System.exit(0);
    }

    private static Object answered(CounterWork work, String[] words) {
        try {
            return work.answer(words);
        } catch (Exception e) {
            LOG.log(Level.WARNING, words[0] + " failed", e);
            return new Child.Failed(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static void say(PrintStream answers, Object answer) {
        answers.println("@@" + new String(Json.write(answer), StandardCharsets.UTF_8));
    }
}
