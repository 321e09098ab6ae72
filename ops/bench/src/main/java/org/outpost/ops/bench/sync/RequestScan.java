// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Counts HTTP requests in what a client says, by the end of their first line, wherever the bytes
/// were split.
final class RequestScan {
    private static final byte[] END = {' ', 'H', 'T', 'T', 'P', '/', '1', '.', '1', '\r', '\n'};

    private final @Nullable LongAdder requests;
    private int matched;

    /// @param requests null where nobody asks
    RequestScan(@Nullable LongAdder requests) {
        this.requests = requests;
    }

    void see(byte[] bytes, int count) {
        LongAdder counter = requests;
        if (counter == null) {
            return;
        }
        for (int i = 0; i < count; i++) {
            matched = bytes[i] == END[matched] ? matched + 1 : bytes[i] == END[0] ? 1 : 0;
            if (matched == END.length) {
                counter.increment();
                matched = 0;
            }
        }
    }
}
