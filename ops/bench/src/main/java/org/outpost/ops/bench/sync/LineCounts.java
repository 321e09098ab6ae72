// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

/// What a line has carried since it was last set to nought: bytes of TCP payload that were put onto
/// it, also those a cut threw away.
record LineCounts(long up, long down, long requests, long connections, long cuts) {
    long both() {
        return up + down;
    }
}
