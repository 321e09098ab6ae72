// SPDX-License-Identifier: GPL-3.0-or-later
/// The machine under the rooms: the encrypted local file, the clock, randomness, the line's plain
/// HTTP, and the services of the operating system.
///
/// **Words.** The *data folder* holds everything of one counter; exactly one running program owns
/// it. The *local file* is the encrypted database in it, the *device key* opens it. *Trouble* is a
/// value that says what is wrong with the local file in a kind and a code; the shell turns it into
/// words.
///
/// **Invariants.** One connection writes and alone checkpoints; readers never block it. Every write
/// is one transaction, on the disk (`synchronous=FULL`) before the call returns. Nothing here ever
/// deletes or replaces a local file it could not open. No key, name or text of a person reaches a
/// log or an exception's message.
///
/// **Who decides.** Nobody: this room knows no rule. SQL of the rooms lives in their `*Store`
/// classes, which see this room's [Sql] and never a driver.
@NullMarked
package org.outpost.desktop.platform;

import org.jspecify.annotations.NullMarked;
