// SPDX-License-Identifier: GPL-3.0-or-later
/// The sync bench: our counters and server beside two rivals, on the same rows, over one kind of
/// line.
///
/// **Words.** A *work* is what is done: W1, W2, W3 of the plan. A *peer* is who does it. A *line*
/// carries, counts, slows and cuts the bytes between a client and its server; every peer has one
/// and nothing goes past it. A *run* is one work done once by one peer, a row of the table.
///
/// **Invariants.** A peer's client and server are processes of their own; what a run costs is read
/// from the line and from the kernel, not told by the peer. A run counts only where both ends hold
/// the same afterwards. The rivals come from package registries by their own clients, into a folder
/// outside the checkout; only the small programs that drive them are here, in `ops/rivals`.
@NullMarked
package org.outpost.ops.bench.sync;

import org.jspecify.annotations.NullMarked;
