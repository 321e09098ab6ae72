// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import org.jspecify.annotations.Nullable;

/// A body that gives out a number of its counter's letters; it must touch that run.
public interface UsesSeries extends FactBody {
    /// The number given out; null where this one gives out none.
    @Nullable SeriesUse seriesUse();
}
