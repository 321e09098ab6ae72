// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.outpost.desktop.platform.JournalKeeper;
import org.outpost.desktop.platform.MachineServices;
import org.outpost.desktop.platform.ProcessAge;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.CounterApplication;
import org.outpost.desktop.shell.FxBackground;
import org.outpost.desktop.shell.Opened;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.ShellParts;
import org.outpost.desktop.shell.SignInDesk;
import org.outpost.desktop.shell.SignedIn;
import org.outpost.desktop.shell.SystemFileChoice;
import org.outpost.desktop.shell.Words;
import org.outpost.desktop.shell.print.BothScripts;
import org.outpost.desktop.shell.print.MachinePrinters;
import org.outpost.desktop.shell.print.Printing;

/// The composition root: a counter from {@link Counter}, and what is put on top of it, a window or
/// a console.
final class Wiring {
    /// Hospitals keep one time, whatever the machine is set to.
    static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    private static final long SETTLE_MILLIS = 2_000;

    private Wiring() {}

    /// Shows the window and returns when it is closed. The local file is opened meanwhile.
    static void window(CommandLine line, MachineServices machine) {
        Words words = new Words(line.lang(), ZONE);
        CompletableFuture<Opened> opening =
                CompletableFuture.supplyAsync(
                        () -> opened(line, machine, words),
                        task -> Thread.ofPlatform().name("open-file").daemon(true).start(task));
        CounterApplication.run(opening, words, Wiring::stood, () -> rehearsed(line.untilWindow()));
    }

    /// Says how long the start took, from the process's first moment.
    private static void stood() {
        System.out.printf(
                Locale.ROOT, "window after %.2f s%n", ProcessAge.now().toMillis() / 1000.0);
    }

    /// Only now, so that the cache of loaded classes that is made of such a start has every screen.
    private static void rehearsed(boolean close) {
        if (close) {
            Platform.exit();
        }
    }

    /// The desks of a counter, for its console.
    static Console console(Counter counter) {
        return new Console(
                new Console.Desks(
                        counter.signIn(),
                        counter.patients(),
                        counter.stock(),
                        counter.board(),
                        counter.stick(),
                        counter.district(),
                        counter.line()),
                LocalDate.ofInstant(Instant.ofEpochMilli(counter.clock().millis()), ZONE));
    }

    private static Opened opened(CommandLine line, MachineServices machine, Words words) {
        Counter counter = Counter.open(line.data(), line.server());
        machine.onResume(counter.line()::nudge);
        FxBackground background = new FxBackground();
        JournalKeeper journal = journal(counter);
        ShellParts parts =
                new ShellParts(
                        words,
                        background,
                        () -> Instant.ofEpochMilli(counter.clock().millis()),
                        new Door(counter, line.server(), machine),
                        counter.attention(),
                        counter.line(),
                        printing(counter, background, folder -> machine.open(folder.toUri())));
        return new Opened(
                parts,
                rooms(counter, background, parts.clock()),
                () -> {
                    background.close();
                    journal.close();
                    counter.close();
                });
    }

    /// What a person's last action left in the journal comes into the file before their next one.
    static JournalKeeper journal(Counter counter) {
        return new JournalKeeper(counter.database(), SETTLE_MILLIS);
    }

    /// Sign-in that leads people whose work is the district's pages to their browser, and that
    /// shows a new computer's way to its first load.
    private record Door(Counter counter, URI server, MachineServices machine)
            implements SignInDesk {
        @Override
        public Outcome<SignedIn> signIn(String user, String secret) {
            Outcome<SignedIn> outcome = counter.signIn().signIn(user, secret);
            if (outcome instanceof Outcome.Done<SignedIn> done && done.made().screens().isEmpty()) {
                machine.open(server.resolve("/district/"));
            }
            return outcome;
        }

        @Override
        public String lastUser() {
            return counter.signIn().lastUser();
        }

        @Override
        public void onEnded(Consumer<Phrase> told) {
            counter.signIn().onEnded(told);
        }

        @Override
        public Optional<Beginning> beginning() {
            return counter.device().home() == null
                    ? Optional.of(new Beginning(counter.stick(), new SystemFileChoice()))
                    : Optional.empty();
        }
    }

    /// Paper of a counter: its own queue, this machine's printers, PDFs beside the local file.
    static Printing printing(Counter counter, Background background, Consumer<Path> opener) {
        return new Printing(
                counter.papers(),
                new MachinePrinters(),
                background,
                () -> Instant.ofEpochMilli(counter.clock().millis()),
                new BothScripts(ZONE),
                counter.database().folder().resolve("paper"),
                opener);
    }

    /// The screens over a counter's desks.
    static CounterRooms rooms(Counter counter, Background background, InstantSource clock) {
        return new CounterRooms(
                counter.patients(),
                counter.stock(),
                counter.board(),
                counter.shift(),
                counter.queue(),
                counter.cards(),
                counter.stick(),
                counter.register(),
                counter.refunds(),
                counter.district(),
                new SystemFileChoice(),
                counter.drafts(),
                background,
                clock);
    }
}
