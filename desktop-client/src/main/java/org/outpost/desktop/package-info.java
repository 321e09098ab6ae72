// SPDX-License-Identifier: GPL-3.0-or-later
/// The counter's program: where all its parts are put together.
///
/// **Words.** [Main] reads the command line; `Wiring` makes every object once and gives each what
/// it needs; `CounterRooms` lists the screens.
///
/// **Invariants.** Nothing slow happens on the window's thread: the local file is opened while the
/// window is built. No room makes another room's objects.
///
/// **Who decides.** Nobody here: this package only connects.
@NullMarked
package org.outpost.desktop;

import org.jspecify.annotations.NullMarked;
