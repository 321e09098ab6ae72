// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.outpost.desktop.platform.AttachServices;
import org.outpost.desktop.platform.LocalTroubleException;
import org.outpost.desktop.platform.MachineServices;
import org.outpost.desktop.shell.Trouble;
import org.outpost.desktop.shell.Words;

/// Starts a counter: with its window, with `--console` and one command a line, or with `--rebuild`
/// for the self-check of its tables. Not an `Application` itself, because such a main class can't
/// be started from the class path.
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        MachineServices machine = new AttachServices();
        CommandLine line;
        try {
            line = CommandLine.read(args, machine);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + CommandLine.USAGE);
            System.exit(2);
            return;
        }
        if (line.rebuild() || line.console()) {
            System.exit(withoutWindow(line));
        } else {
            Wiring.window(line, machine);
        }
    }

    private static int withoutWindow(CommandLine line) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Counter counter = Counter.open(line.data(), line.server())) {
            if (line.rebuild()) {
                return rebuild(counter, line.check(), out);
            }
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            Wiring.console(counter).run(in, out);
            return 0;
        } catch (LocalTroubleException e) {
            Trouble trouble = Trouble.of(e);
            Words words = new Words(line.lang(), Wiring.ZONE);
            System.err.println(
                    words.text(trouble.what())
                            + " "
                            + words.text(trouble.safe())
                            + " "
                            + words.text(trouble.todo())
                            + " ("
                            + trouble.code()
                            + ")");
            return 1;
        }
    }

    /// Exit code 1 only where it was asked to check and tables differ.
    private static int rebuild(Counter counter, boolean check, PrintStream out) {
        List<String> different = counter.rebuild().run();
        long facts = counter.rebuild().facts();
        different.forEach(query -> out.println("came out different: " + query));
        out.println(
                facts
                        + " facts read, "
                        + (different.isEmpty()
                                ? "all tables came out equal"
                                : different.size() + " tables came out different"));
        return check && !different.isEmpty() ? 1 : 0;
    }
}
