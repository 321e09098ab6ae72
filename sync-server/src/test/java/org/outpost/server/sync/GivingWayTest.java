// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Work that nobody waits for rests while a counter is served, and only then.
class GivingWayTest {
    private final Admission admission = new Admission(2, () -> 1000);
    private final GivingWay givingWay = new GivingWay(admission);

    @Test
    void itGoesOnAtOnceWhereNobodyIsServed() throws InterruptedException {
        Thread working = Thread.ofPlatform().start(() -> givingWay.after(Long.MAX_VALUE / 16));
        working.join();
        Guest counter = admission.enter(0);
        admission.rest(counter);
        working = Thread.ofPlatform().start(() -> givingWay.after(Long.MAX_VALUE / 16));
        working.join();
        assertThat(counter.turn()).as("one that waits for its line needs nothing").isZero();
    }

    @Test
    void itRestsWhileACounterIsServedAndEndsWithTheServer() throws InterruptedException {
        assertThat(admission.enter(0).turn()).isZero();
        Thread working =
                Thread.ofPlatform().start(() -> givingWay.after(TimeUnit.HOURS.toNanos(1)));
        while (working.getState() != Thread.State.TIMED_WAITING) {
            assertThat(working.isAlive()).as("it rests").isTrue();
            Thread.onSpinWait();
        }
        working.interrupt();
        working.join();
    }
}
