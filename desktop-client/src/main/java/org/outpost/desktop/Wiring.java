// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import org.outpost.desktop.shell.CounterApplication;
import org.outpost.desktop.shell.FxBackground;
import org.outpost.desktop.shell.Opened;
import org.outpost.desktop.shell.ShellParts;
import org.outpost.desktop.shell.Words;

/// The composition root: a counter from {@link Counter}, and what is put on top of it, a window or
/// a console.
final class Wiring {
    /// Hospitals keep one time, whatever the machine is set to.
    static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    private Wiring() {}

    /// Shows the window and returns when it is closed. The local file is opened meanwhile.
    static void window(CommandLine line) {
        Words words = new Words(line.lang(), ZONE);
        CompletableFuture<Opened> opening =
                CompletableFuture.supplyAsync(
                        () -> opened(Counter.open(line.data(), line.server()), words),
                        task -> Thread.ofPlatform().name("open-file").daemon(true).start(task));
        CounterApplication.run(opening, words);
    }

    /// The desks of a counter, for its console.
    static Console console(Counter counter) {
        return new Console(
                new Console.Desks(
                        counter.signIn(),
                        counter.patients(),
                        counter.stock(),
                        counter.board(),
                        counter.line()),
                LocalDate.ofInstant(Instant.ofEpochMilli(counter.clock().millis()), ZONE));
    }

    private static Opened opened(Counter counter, Words words) {
        FxBackground background = new FxBackground();
        ShellParts parts =
                new ShellParts(
                        words,
                        background,
                        () -> Instant.ofEpochMilli(counter.clock().millis()),
                        counter.signIn(),
                        counter.attention(),
                        counter.line());
        CounterRooms rooms =
                new CounterRooms(
                        counter.patients(),
                        counter.stock(),
                        counter.board(),
                        counter.drafts(),
                        background,
                        parts.clock());
        return new Opened(
                parts,
                rooms,
                () -> {
                    background.close();
                    counter.close();
                });
    }
}
