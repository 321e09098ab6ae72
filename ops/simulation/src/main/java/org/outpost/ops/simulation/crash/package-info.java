// SPDX-License-Identifier: GPL-3.0-or-later
/// Power cuts: what the operating system was told to do with the files of a real counter is taken
/// down while a story runs, and every state a cut may leave of them is made and opened again.
///
/// **Words.** A *story* is what a counter does while it is watched. A *wish* of the program (a
/// write, a cut of a file, a rename) is *pending* until a barrier of its file has passed; what is
/// pending at a cut may be there, or not, or in part. A *state* is one such outcome together with
/// what the program had acknowledged by then.
///
/// Decision 17 says what counts as legal.
@NullMarked
package org.outpost.ops.simulation.crash;

import org.jspecify.annotations.NullMarked;
