// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import org.jspecify.annotations.Nullable;

/// A body that gives out a number of a leased block; it must touch that block.
public interface UsesNumber extends FactBody {
    /// The number given out; null where this one gives out none.
    @Nullable NumberUse numberUse();
}
