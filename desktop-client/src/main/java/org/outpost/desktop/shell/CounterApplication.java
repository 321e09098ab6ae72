// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The life of the window. While it and its letters are made, the local file is opened on another
/// thread; whichever is ready last puts the shell in place. A file that can't be opened is told in
/// words, in the same window.
public final class CounterApplication extends Application {
    private static final Logger LOG = LoggerFactory.getLogger(CounterApplication.class);
    private static final AtomicReference<CompletableFuture<Opened>> OPENING =
            new AtomicReference<>();
    private static final AtomicReference<Runnable> STOOD = new AtomicReference<>();
    private static final AtomicReference<Runnable> REHEARSED = new AtomicReference<>();
    private static final AtomicReference<Words> WORDS = new AtomicReference<>();

    /// Starts the toolkit and returns when the window is closed.
    ///
    /// @param opening the counter, being opened while the window is built
    /// @param stood told once, when the first window that can be worked in has been drawn
    /// @param rehearsed told once, when every screen was opened once behind the sign-in
    public static void run(
            CompletableFuture<Opened> opening, Words words, Runnable stood, Runnable rehearsed) {
        STOOD.set(stood);
        REHEARSED.set(rehearsed);
        OPENING.set(opening);
        WORDS.set(words);
        Locale.setDefault(Locale.of("en", "IN"));
        launch(CounterApplication.class);
    }

    @Override
    public void start(Stage stage) {
        CounterWindow.dress();
        CounterWindow.waiting(stage, WORDS.get());
        OPENING.get()
                .whenComplete(
                        (opened, fault) -> Platform.runLater(() -> opened(stage, opened, fault)));
    }

    @Override
    public void stop() {
        CompletableFuture<Opened> opening = OPENING.get();
        if (opening.isDone() && !opening.isCompletedExceptionally()) {
            opening.join().close().run();
        }
    }

    private static void opened(Stage stage, @Nullable Opened opened, @Nullable Throwable fault) {
        if (opened != null) {
            CounterWindow.open(stage, () -> new Shell(opened.parts(), opened.rooms()));
            Runnable[] first = new Runnable[1];
            first[0] =
                    () -> {
                        stage.getScene().removePostLayoutPulseListener(first[0]);
                        Platform.runLater(() -> {
                            STOOD.get().run();
                            CounterWindow.rehearse(
                                    stage, opened.parts(), opened.rooms(), REHEARSED.get());
                        });
                    };
            stage.getScene().addPostLayoutPulseListener(first[0]);
            Platform.requestNextPulse();
            return;
        }
        Throwable cause =
                fault instanceof CompletionException wrapped && wrapped.getCause() != null
                        ? wrapped.getCause()
                        : fault;
        Trouble trouble = cause == null ? Trouble.unforeseen("OUT-000") : Trouble.of(cause);
        LOG.error("{}: the counter could not be opened", trouble.code(), cause);
        CounterWindow.trouble(stage, WORDS.get(), trouble);
    }
}
