// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.appointments;

import org.jspecify.annotations.Nullable;

/// A claim on a place as a query answers.
public record BookingView(
        String id, String patient, @Nullable Long place, String state, String reason) {}
