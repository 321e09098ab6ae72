// SPDX-License-Identifier: GPL-3.0-or-later
/// Stock at the counter: received, dispensed, sent on and acknowledged, with a card for every
/// batch.
///
/// **Words.** A *line* is one typed row; a *card* is all that moved of a batch, newest first; *in
/// transit* is what one hospital sent and the other has not acknowledged; *FEFO* proposes the batch
/// that expires first.
///
/// **Invariants.** Quantities are whole numbers of the item's unit, more than zero. What was handed
/// out is never refused: a doubtful line asks for a reason and is written. The balance on a card is
/// the sum of its lines.
///
/// **Who decides.** `StockLedger` of the shared model judges; this room shows its verdict in words.
/// [StockDesk] is all that the screens know of the stores behind them.
@NullMarked
package org.outpost.desktop.inventory;

import org.jspecify.annotations.NullMarked;
