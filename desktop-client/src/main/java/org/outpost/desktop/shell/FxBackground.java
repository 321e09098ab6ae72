// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work off the window's thread, answers on it. What throws is logged once, here, and told as
/// trouble with a code by which support finds that log line; the words never quote the exception.
public final class FxBackground implements Background, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FxBackground.class);
    private static final int WORKERS = 3;
    private final ExecutorService workers =
            Executors.newFixedThreadPool(
                    WORKERS,
                    task -> {
                        Thread thread = new Thread(task, "counter-work");
                        thread.setDaemon(true);
                        return thread;
                    });

    @Override
    public <T> void run(Callable<T> work, Consumer<T> then, Consumer<Trouble> otherwise) {
        workers.execute(() -> {
            try {
                T answer = work.call();
                Platform.runLater(() -> then.accept(answer));
            } catch (Exception | AssertionError fault) {
                Trouble trouble = Trouble.of(fault);
                LOG.error("{}: work behind a screen failed", trouble.code(), fault);
                Platform.runLater(() -> otherwise.accept(trouble));
            }
        });
    }

    @Override
    public Runnable later(long millis, Runnable then) {
        PauseTransition pause = new PauseTransition(Duration.millis(millis));
        AtomicBoolean over = new AtomicBoolean();
        Runnable once =
                () -> {
                    if (over.compareAndSet(false, true)) {
                        pause.stop();
                        then.run();
                    }
                };
        // A counter that was closed meanwhile does nothing of what it put off.
        pause.setOnFinished(event -> {
            if (!workers.isShutdown()) {
                once.run();
            }
        });
        pause.play();
        return once;
    }

    @Override
    public void close() {
        workers.shutdown();
    }
}
