// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.kernel;

/// The clock of one writer. A new fact's reading is the largest of the clock itself, the time of
/// day and the readings of what the fact names and changes, plus one tick: what saw a value beats
/// it. A reading more than five minutes ahead beats what it must beat, but does not drag the
/// writer's own clock along. Not safe for threads: it belongs to the one connection that writes.
public final class HybridClock {
    /// How far ahead another's reading may be and still move this clock.
    public static final long DRAG_MILLIS = 5 * 60_000L;

    private HybridTime last;

    /// @param last the highest reading this writer has used so far
    public HybridClock(HybridTime last) {
        this.last = last;
    }

    /// Where this clock stands: kept with each fact, so that it goes on from there after a restart,
    /// even where the time of day was set back meanwhile.
    public HybridTime last() {
        return last;
    }

    /// The reading of a new fact.
    ///
    /// @param nowMillis server-corrected time of day
    /// @param seen the highest reading of what the fact names and changes
    public HybridTime tick(long nowMillis, HybridTime seen) {
        // A computer whose battery died may say 1969 or 2107. That is no time: taken for one, it
        // would put all this writer ever writes behind the end of time, where nothing is folded.
        boolean telling = nowMillis >= 0 && nowMillis < HybridTime.END.millis();
        HybridTime own = telling ? last.max(HybridTime.ofMillis(nowMillis)) : last;
        HybridTime reading = own.max(seen).next();
        long base = telling ? nowMillis : own.millis();
        boolean dragged = seen.millis() > base + DRAG_MILLIS;
        last = dragged ? own.next() : reading;
        return reading;
    }
}
