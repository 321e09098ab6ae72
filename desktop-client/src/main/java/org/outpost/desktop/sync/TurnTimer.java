// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import org.outpost.model.kernel.Randomness;

/// How long the line rests between two turns: a short while after something was carried, ever
/// longer while nothing is; without a line growing, uneven pauses, so that a thousand counters do
/// not come back at one moment; and never less than a busy district asks for. Belongs to the line's
/// thread.
final class TurnTimer {
    static final long IDLE_FIRST = 2_000;
    static final long MOST = 30_000;
    static final long RETRY_FIRST = 1_000;

    /// How often a line that broke under its load is tried soon: for about four seconds, in which
    /// one that changes its mast is back.
    private static final int SOON = 33;

    private static final long SOON_PAUSE = 60;

    private final Randomness randomness;
    private long idle = IDLE_FIRST;
    private long retry = RETRY_FIRST;
    private int soon;

    TurnTimer(Randomness randomness) {
        this.randomness = randomness;
    }

    /// A rest in milliseconds.
    ///
    /// @param isFirm whether it is kept whatever is written meanwhile
    record Rest(long millis, boolean isFirm) {
        static final Rest NONE = new Rest(0, false);
    }

    /// The line carried.
    void carried() {
        retry = RETRY_FIRST;
        soon = 0;
    }

    /// The line broke while it carried: it is tried again at once, and soon after that.
    void brokeOff() {
        retry = RETRY_FIRST;
        soon = SOON;
    }

    /// Something was written here meanwhile: there will be more.
    void woken() {
        idle = IDLE_FIRST;
    }

    /// After a turn that brought something either way.
    Rest busy() {
        idle = IDLE_FIRST;
        return new Rest(idle, false);
    }

    /// After a turn that brought nothing.
    Rest lessOften() {
        long now = idle;
        idle = Math.min(MOST, idle + idle / 2);
        return new Rest(now + jitter(now / 4), false);
    }

    /// After a turn that failed.
    Rest backOff() {
        if (soon > 0) {
            boolean first = soon-- == SOON;
            return first ? Rest.NONE : new Rest(SOON_PAUSE + jitter(2 * SOON_PAUSE), false);
        }
        long now = retry;
        retry = Math.min(MOST, retry * 2);
        return new Rest(now / 2 + jitter(now), false);
    }

    /// The district asked to come again later.
    Rest asked(long laterMillis) {
        return new Rest(laterMillis + jitter(laterMillis), true);
    }

    /// Where only a person can help.
    Rest longest() {
        return new Rest(MOST, false);
    }

    private long jitter(long upTo) {
        int random = randomness.bytes(1)[0] & 0xff;
        return upTo * random / 256;
    }
}
