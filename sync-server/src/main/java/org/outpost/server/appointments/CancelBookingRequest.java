// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.appointments;

import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;

/// Gives a place up by phone.
///
/// @param hospital the helper's own where it is left out
public record CancelBookingRequest(AggregateId booking, @Nullable String hospital) {}
