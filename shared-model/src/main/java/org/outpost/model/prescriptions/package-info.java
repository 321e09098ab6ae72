// SPDX-License-Identifier: Apache-2.0
/// What a visit costs, and later what was prescribed: *facts of money that only add up*.
///
/// A *receipt* is numbered by the counter's own letters and the year, so that it is given at once
/// with the line down and never twice. Money is paise, whole numbers. A payment is never changed:
/// one taken by mistake is given back by a fact of its own, and both stay in the shift's sums.
///
/// Invariants: no receipt number twice; what a shift took is the sum of its payments less what it
/// gave back.
@NullMarked
package org.outpost.model.prescriptions;

import org.jspecify.annotations.NullMarked;
