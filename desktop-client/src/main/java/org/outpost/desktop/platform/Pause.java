// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.platform;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Waiting that can be cut short: one thread pauses, any other may nudge it awake. A nudge while
/// nobody waits shortens the next pause.
public final class Pause {
    private final Semaphore nudges = new Semaphore(0);

    /// Waits this long or until nudged.
    ///
    /// @return whether it was nudged
    public boolean forMillis(long millis) throws InterruptedException {
        boolean nudged = nudges.tryAcquire(millis, TimeUnit.MILLISECONDS);
        nudges.drainPermits();
        return nudged;
    }

    /// Waits this long, whoever nudges.
    public void still(long millis) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; left > 0; ) {
            forMillis(left);
            left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        }
    }

    public void nudge() {
        nudges.release();
    }
}
