// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// The port by which models leave the window's thread and come back to it. Disk is never touched on
/// the window's thread; answers are handed over on it. Tests plug in one that runs at once.
public interface Background {

    /// Runs `work` elsewhere, then exactly one of the two answers on the window's thread.
    <T> void run(Callable<T> work, Consumer<T> then, Consumer<Trouble> otherwise);

    /// Runs `then` on the window's thread once `millis` have passed, unless the returned handle is
    /// run first.
    Runnable later(long millis, Runnable then);
}
