// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.FxBackground;
import org.outpost.desktop.shell.Trouble;

/// The real background, which also knows how many answers are still to come. A short wait before a
/// question counts as one: somebody who looks at the screen waits for it too.
final class WatchedBackground implements Background, AutoCloseable {
    private static final long SHORT = 1_000;
    private final FxBackground real = new FxBackground();
    private volatile int pending;

    /// Nothing is under way whose answer the window has not been given.
    boolean quiet() {
        return pending == 0;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate")
    public <T> void run(Callable<T> work, Consumer<T> then, Consumer<Trouble> otherwise) {
        // Asked and answered on the window's thread alone; only read elsewhere.
        pending++;
        real.run(
                work,
                answer -> {
                    pending--;
                    then.accept(answer);
                },
                trouble -> {
                    pending--;
                    otherwise.accept(trouble);
                });
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate")
    public Runnable later(long millis, Runnable then) {
        if (millis >= SHORT) {
            return real.later(millis, then);
        }
        pending++;
        return real.later(
                millis,
                () -> {
                    pending--;
                    then.run();
                });
    }

    @Override
    public void close() {
        real.close();
    }
}
