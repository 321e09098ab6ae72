// SPDX-License-Identifier: GPL-3.0-or-later
/// Appointments at the counter: each doctor's day as a board of places, booked and cancelled from
/// the row.
///
/// **Words.** A *session* is a doctor's hours of one day; a *place* is a number with a time in it;
/// *asked* is a place beyond this counter's share, waiting for the district's word; *bumped* is one
/// that went to somebody else.
///
/// **Invariants.** Inside its lease a counter's booking is final, with or without a line; outside
/// it is shown as asked, never as booked. A cancelled booking stays in the history.
///
/// **Who decides.** `AppointmentLifecycle` and `Lease` of the shared model. [BoardDesk] is all that
/// the screens know of the stores behind them.
@NullMarked
package org.outpost.desktop.appointments;

import org.jspecify.annotations.NullMarked;
