// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.appointments;

import org.outpost.model.kernel.AggregateId;

/// What a caller is told: the place and when to come.
///
/// @param date `2026-11-23`, and `from`, when the place's window begins: `09:40`
public record BookedPlace(
        AggregateId booking, AggregateId session, long place, String date, String from) {}
