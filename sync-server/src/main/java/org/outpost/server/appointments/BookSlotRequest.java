// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.appointments;

import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;

/// Asks for a place by phone. Who it is for is said either by the patient's id, as a search tells
/// it, or by what a caller knows: the number on the card and the phone that was registered with it.
///
/// @param hospital the helper's own where it is left out
public record BookSlotRequest(
        AggregateId session,
        @Nullable AggregateId patient,
        @Nullable String number,
        @Nullable String phone,
        @Nullable String hospital) {
    /// Numbers and phones are not for logs.
    @Override
    public String toString() {
        return "a place in " + session;
    }
}
