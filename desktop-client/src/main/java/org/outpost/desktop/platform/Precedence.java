// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.platform;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Who goes first at the local file: whoever a person waits for. Work nobody waits for begins each
/// of its readings and transactions only while nobody else has one under way, nor had one a moment
/// ago: a save is several of them. It stands back for so long and no longer, so that it goes on
/// however busy the counter is. For all threads.
final class Precedence {
    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(400);

    private final ThreadLocal<Boolean> unhurried = ThreadLocal.withInitial(() -> false);
    private int underWay;
    private long last = System.nanoTime() - MOMENT;

    /// Does work that stands back.
    <T> T unhurried(Supplier<T> work) {
        unhurried.set(true);
        try {
            return work.get();
        } finally {
            unhurried.remove();
        }
    }

    /// Called before a reading or a transaction, which {@link #end} is called behind.
    ///
    /// @param within another one of the same thread: then there is nothing to wait for
    /// @return whether others stand back for it
    boolean begin(boolean within) {
        if (unhurried.get()) {
            if (!within) {
                standBack();
            }
            return false;
        }
        synchronized (this) {
            underWay++;
        }
        return true;
    }

    /// @param first what {@link #begin} said
    void end(boolean first) {
        if (first) {
            synchronized (this) {
                underWay--;
                last = System.nanoTime();
                notifyAll();
            }
        }
    }

    private synchronized void standBack() {
        long until = System.nanoTime() + LONGEST;
        try {
            for (long left = left(until); left > 0; left = left(until)) {
                // At least a millisecond: none would be for ever.
                wait(1 + TimeUnit.NANOSECONDS.toMillis(left));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("asked to stop while standing back", e);
        }
    }

    private long left(long until) {
        long now = System.nanoTime();
        return Math.min(until - now, underWay > 0 ? LONGEST : last + MOMENT - now);
    }
}
