// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import org.jspecify.annotations.Nullable;

/// What the page knows of one hospital.
///
/// @param name null while the hospital is not defined here yet
/// @param counters how many counters are in use
/// @param heard when the last of them was; null before the first
/// @param unsent what they said was not sent yet, added up
/// @param oldestUnsent when the oldest of that was recorded
/// @param putAside how many of its records were put aside and wait for a person
/// @param asideSince when the oldest of those came
public record HospitalSummary(
        String hospital,
        @Nullable String district,
        @Nullable String tier,
        @Nullable String name,
        @Nullable String nameLocal,
        long patients,
        long counters,
        @Nullable Long heard,
        long unsent,
        @Nullable Long oldestUnsent,
        long putAside,
        @Nullable Long asideSince) {
    /// Whether anybody works there with a counter. Where nobody does there is nothing to hear.
    public boolean inUse() {
        return counters > 0;
    }

    /// Whether no counter was heard for longer than this. One that never was is silent too.
    public boolean silent(long now, long thresholdMillis) {
        return inUse() && (heard == null || heard + thresholdMillis < now);
    }
}
