// SPDX-License-Identifier: Apache-2.0
/// A doctor's sessions and the claims on their places.
///
/// A *clinic session* is a doctor's hours on one day with so many places; a *booking* is a
/// patient's claim on one. Places are leased: whoever holds a place gives it out alone and for
/// good, offline. Beyond its share a desk books provisionally, and the server decides once: it
/// confirms a place of its own part or bumps the booking, and the desk tells the patient.
///
/// A *visit* is one patient's way through one day; a *token* is the number they wait with. A token
/// is the letters of the counter, leased to it for good, and a running number of the day: so no two
/// counters give the same, however long the line is down. {@link
/// org.outpost.model.appointments.QueueOrder} says who is next, by the hospital's own rule.
///
/// Invariants: no token names two visits of a day; no place is confirmed to two bookings; no more
/// places than the capacity; {@link org.outpost.model.appointments.AppointmentLifecycle} and {@link
/// org.outpost.model.appointments.VisitLifecycle} are total.
@NullMarked
package org.outpost.model.appointments;

import org.jspecify.annotations.NullMarked;
