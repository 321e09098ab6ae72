// SPDX-License-Identifier: Apache-2.0
/// Sessions and bookings as the district sees them, made of the folded facts, and what of a
/// session's places the server may pass on to counters.
///
/// Who gets a place is decided by whoever holds it, or by the server's own decision facts, in the
/// shared model. Invariant: every row equals what its facts add up to.
@NullMarked
package org.outpost.server.appointments;

import org.jspecify.annotations.NullMarked;
