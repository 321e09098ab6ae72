// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

/// Where a booking stands.
public enum BookingState {
    /// Nothing is known of it yet.
    UNKNOWN,
    /// Claimed beyond the desk's share: the server decides.
    PROVISIONAL,
    /// It has its place.
    CONFIRMED,
    /// It could not have a place: the patient is offered another session.
    BUMPED,
    /// Given up.
    CANCELLED
}
