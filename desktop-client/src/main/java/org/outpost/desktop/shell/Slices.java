// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Work that belongs on the window's thread and is too long for one frame: done in slices, between
/// which keys come first and the window draws itself. Used on the window's thread only.
public final class Slices {
    private final Background background;
    private final long betweenMillis;
    private final int atOnce;
    private final Deque<Runnable> left = new ArrayDeque<>();
    private Runnable over = () -> {};
    private int begun;

    /// @param betweenMillis how long whatever else waits may come in between
    /// @param atOnce steps in a slice: fewer are as many more frames, each of which draws all that
    ///   is there already
    public Slices(Background background, long betweenMillis, int atOnce) {
        this.background = background;
        this.betweenMillis = betweenMillis;
        this.atOnce = atOnce;
    }

    /// Does the first slice now and the others later, in their order. Whatever was left of the work
    /// before is dropped.
    ///
    /// @param over told in the slice of the last step
    public void begin(List<Runnable> steps, Runnable over) {
        drop();
        left.addAll(steps);
        this.over = over;
        slice(begun);
    }

    /// Puts a step before all that are left: what a step finds out it still takes.
    public void next(Runnable step) {
        left.addFirst(step);
    }

    /// Forgets what is left.
    public void drop() {
        left.clear();
        begun++;
    }

    /// A step that fails keeps none of the others from being done.
    private void slice(int of) {
        if (of != begun) {
            return;
        }
        boolean whole = false;
        try {
            for (int i = 0; i < atOnce && !left.isEmpty() && of == begun; i++) {
                left.remove().run();
            }
            whole = of == begun && left.isEmpty();
        } finally {
            if (of == begun && !whole) {
                background.later(betweenMillis, () -> slice(of));
            }
        }
        if (whole) {
            over.run();
        }
    }
}
