// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.WriterId;

/// One number of a counter's run, given out for good.
///
/// @param of the run: `token:2026-11-24`
/// @param number counted from 1
public record SeriesUse(HospitalId hospital, CounterSeries series, String of, long number) {
    /// The run it is a number of.
    public AggregateId run() {
        return RunningNumber.id(hospital, series, of);
    }

    /// What speaks against this writer giving it out; null where nothing does. The letters are
    /// asked of the pool as it is now, although the fact does not touch it and may have an earlier
    /// clock: letters are passed once and never return, so whoever has them now had them then.
    ///
    /// @param before the states without the fact
    /// @param now all that is known
    public @Nullable LeaseRefusal against(States before, States now, WriterId writer) {
        LeaseBook letters = now.of(LeasePool.series(hospital), LeaseBook.class);
        if (!letters.holds(writer, series.part())) {
            return new LeaseRefusal.NotHolder(series.part());
        }
        return number > before.of(run(), RunningNumber.class).last()
                ? null
                : new LeaseRefusal.NumberUsed(number);
    }

    /// The next number this writer may give out by itself.
    ///
    /// @return null where it holds no letters yet
    public static @Nullable SeriesUse next(
            WriterId me, HospitalId hospital, String of, States states) {
        var held = states.of(LeasePool.series(hospital), LeaseBook.class).heldBy(me);
        if (held.isEmpty()) {
            return null;
        }
        CounterSeries series = CounterSeries.of(held.getFirst().from());
        AggregateId run = RunningNumber.id(hospital, series, of);
        long last = states.of(run, RunningNumber.class).last();
        return new SeriesUse(hospital, series, of, last + 1);
    }
}
