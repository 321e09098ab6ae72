// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.util.concurrent.TimeUnit;

/// How work that nobody waits for gives way to counters: while any of them is served it does
/// something for a twentieth of the time. A busy morning then pays little for it, and the night has
/// room for all of it.
public final class GivingWay {
    private static final int REST = 19;
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(3);

    private final Admission admission;

    GivingWay(Admission admission) {
        this.admission = admission;
    }

    /// Rests, where counters are served, as long as what was done is worth.
    ///
    /// @param nanos how long that took
    public void after(long nanos) {
        if (!admission.isServing()) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(Math.min(LONGEST, REST * nanos));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
