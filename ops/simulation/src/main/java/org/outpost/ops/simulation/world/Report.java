// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of one run.
///
/// @param plan everything that went wrong in it: with the seed, the same run again
/// @param violations in the order they were seen
/// @param last the last events, for whoever looks into it
/// @param hash of the whole trace: the same seed must give the same
public record Report(
        FaultPlan plan,
        long events,
        long facts,
        List<Violation> violations,
        List<String> last,
        String hash) {
    /// What did not hold, and where.
    public record Violation(Law law, String what) {
        @Override
        public String toString() {
            return law + ": " + what;
        }
    }

    /// Whether all held.
    public boolean holds() {
        return violations.isEmpty();
    }

    /// The first law that was broken; null where none was.
    public @Nullable Law broken() {
        return violations.isEmpty() ? null : violations.getFirst().law();
    }
}
