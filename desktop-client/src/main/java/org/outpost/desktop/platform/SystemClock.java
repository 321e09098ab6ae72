// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.platform;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.outpost.model.kernel.Clock;

/// The time of day of this machine, corrected by how far the server's clock is from it. The offset
/// is learned at each greeting and kept across starts; screens show corrected times.
public final class SystemClock implements Clock {
    private final AtomicLong offset = new AtomicLong();
    private final LongSupplier own;

    public SystemClock() {
        this(System::currentTimeMillis);
    }

    /// @param own what this computer's own clock shows: in a simulated world, whatever it likes
    public SystemClock(LongSupplier own) {
        this.own = own;
    }

    @Override
    public long millis() {
        return own.getAsLong() + offset.get();
    }

    /// What this computer's own clock shows, uncorrected.
    public long ownMillis() {
        return own.getAsLong();
    }

    /// How far ahead of this computer's clock the district's is; negative when behind.
    public long offsetMillis() {
        return offset.get();
    }

    public void correct(long offsetMillis) {
        offset.set(offsetMillis);
    }
}
