// SPDX-License-Identifier: Apache-2.0
/// A doctor's sessions and the claims on their places.
///
/// A *clinic session* is a doctor's hours on one day with so many places; a *booking* is a
/// patient's claim on one. Places are leased: whoever holds a place gives it out alone and for
/// good, offline. Beyond its share a desk books provisionally, and the server decides once: it
/// confirms a place of its own part or bumps the booking, and the desk tells the patient.
///
/// Invariants: no place is confirmed to two bookings; no more places than the capacity; {@link
/// org.outpost.model.appointments.AppointmentLifecycle} is total.
@NullMarked
package org.outpost.model.appointments;

import org.jspecify.annotations.NullMarked;
