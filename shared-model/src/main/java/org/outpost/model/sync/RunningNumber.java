// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.HospitalId;

/// How far one counter has numbered one run of things, such as its tokens of a day. Numbers only go
/// up, so none is given twice; a gap does no harm.
///
/// @param last the highest number given out; 0 before the first
public record RunningNumber(long last) {
    /// The kind of its aggregate.
    public static final String KIND = "run";

    private static final RunningNumber NONE = new RunningNumber(0);

    /// One run of a counter.
    ///
    /// @param of what is numbered: `token:2026-11-24`
    public static AggregateId id(HospitalId hospital, CounterSeries series, String of) {
        return AggregateId.of(KIND, hospital.value() + ":" + series.value() + ":" + of);
    }

    /// Counts what bodies give out.
    static final class Folded implements Fold<RunningNumber> {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Class<RunningNumber> stateType() {
            return RunningNumber.class;
        }

        @Override
        public RunningNumber empty(AggregateId id) {
            return NONE;
        }

        @Override
        public RunningNumber apply(RunningNumber state, AggregateId id, ReadFact fact) {
            SeriesUse use = fact.body() instanceof UsesSeries uses ? uses.seriesUse() : null;
            return use != null && use.run().equals(id) && use.number() > state.last
                    ? new RunningNumber(use.number())
                    : state;
        }
    }
}
