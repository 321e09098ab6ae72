// SPDX-License-Identifier: GPL-3.0-or-later
/// How what happens at this counter is written down, and how it and the district's news pass each
/// other on the line.
///
/// **Words.** The *log* takes a use case's body, asks the rule, seals the fact and writes fact,
/// version rows, every room's tables and the outbox in one transaction. The outbox is the log
/// itself: what is behind the number the district has is unsent. The *applier* takes in signed
/// pages. The *engine* is the one thread that speaks with the district. A *receipt* says how far a
/// record has come.
///
/// **Invariants.** A fact is on the disk before anyone is told that it is kept. Facts are only ever
/// added. A cursor moves in the transaction that applies its page; applying a known fact changes
/// nothing. All tables of the rooms can be made again from the facts and come out equal
/// ([Rebuild]). No screen ever waits for the line.
///
/// **Who decides.** The rules of the rooms, asked through `Rooms`; this package knows rooms only as
/// the port [FactConsumer] and decides nothing about patients, stock or places.
@NullMarked
package org.outpost.desktop.sync;

import org.jspecify.annotations.NullMarked;
