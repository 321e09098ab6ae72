// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

import java.util.List;

/// What came of one run.
///
/// @param violations each begins with the invariant it breaks
/// @param last the last events, for whoever looks into it
record Report(
        long seed,
        long events,
        long facts,
        List<String> violations,
        List<String> last,
        String hash) {
    boolean holds() {
        return violations.isEmpty();
    }
}
