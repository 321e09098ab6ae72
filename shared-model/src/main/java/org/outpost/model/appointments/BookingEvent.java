// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

/// What can happen to a booking.
public enum BookingEvent {
    /// Given a place the writer holds.
    BOOK,
    /// Claimed without one.
    CLAIM,
    /// The server gave a place.
    CONFIRM,
    /// The server had none.
    BUMP,
    /// Given up.
    CANCEL
}
