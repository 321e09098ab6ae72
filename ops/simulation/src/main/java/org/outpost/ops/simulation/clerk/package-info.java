// SPDX-License-Identifier: GPL-3.0-or-later
/// A clerk's day, played by robots: whole counters in processes of their own with windows and keys,
/// a line that is down for hours, a counter that is killed, and a judge who counts patients and
/// tokens afterwards.
@NullMarked
package org.outpost.ops.simulation.clerk;

import org.jspecify.annotations.NullMarked;
