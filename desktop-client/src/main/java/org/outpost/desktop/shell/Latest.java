// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Keeps answers in the order of the questions: while someone types, an older, slower answer must
/// not overwrite the newest one. Used on the window's thread only.
public final class Latest {
    private final Background background;
    private long asked;

    public Latest(Background background) {
        this.background = background;
    }

    public <T> void ask(Callable<T> work, Consumer<T> then, Consumer<Trouble> otherwise) {
        long mine = ++asked;
        background.run(
                work,
                answer -> {
                    if (mine == asked) {
                        then.accept(answer);
                    }
                },
                trouble -> {
                    if (mine == asked) {
                        otherwise.accept(trouble);
                    }
                });
    }

    /// Forgets what is under way.
    public void drop() {
        asked++;
    }
}
