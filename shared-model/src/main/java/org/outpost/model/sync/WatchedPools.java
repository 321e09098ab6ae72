// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.function.BooleanSupplier;

/// Whether a pool was looked at that may say the wrong thing: after commits were lost, whoever was
/// not heard since may hold parts that seem to lie here, or have handed on what others use. What
/// was found with the help of such a pool, and is not simply right, can't be settled yet.
final class WatchedPools {
    private final BooleanSupplier allSent;
    private boolean looked;

    /// @param allSent asked only where a pool was looked at
    WatchedPools(BooleanSupplier allSent) {
        this.allSent = allSent;
    }

    /// The same states, watched.
    States over(States states) {
        return id -> {
            Object state = states.of(id);
            looked |= state instanceof LeaseBook;
            return state;
        };
    }

    boolean areOpen() {
        return looked && !allSent.getAsBoolean();
    }
}
