// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.kernel;

/// Where the time of day comes in. The desktop's is corrected by the server's offset.
@FunctionalInterface
public interface Clock {
    /// Milliseconds since 1970, UTC.
    long millis();
}
