// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import org.jspecify.annotations.Nullable;

/// What one counter said of itself when it was last heard.
///
/// @param heard null from its registration until it is first heard
/// @param oldestUnsent when the oldest of the unsent was recorded; null where all is sent
public record CounterReport(
        String device, @Nullable Long heard, long unsent, @Nullable Long oldestUnsent) {}
