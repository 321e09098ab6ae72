// SPDX-License-Identifier: GPL-3.0-or-later
/// Money taken at the desk.
///
/// **Words.** A *payment* is what a patient paid for a visit, or which scheme made it free; its
/// *receipt* is numbered by this counter's own letters, with or without a line.
///
/// **Invariants.** Nothing is written where a visit is simply free. Money given back is a fact of
/// its own; both stay in the shift's sums.
///
/// **Who decides.** The rules of shared-model; this room only keeps and adds up.
@NullMarked
package org.outpost.desktop.prescriptions;

import org.jspecify.annotations.NullMarked;
