// SPDX-License-Identifier: Apache-2.0
/// Medicines on shelves: *a ledger that adds up*.
///
/// A stock position is one batch of one item in one store. What moved is a fact and physical: it is
/// never refused for what the books say, only disputed, and a person looks into it. Offline,
/// whoever stands at the shelf decides. A transfer leaves the sender's position when it is
/// dispatched and enters the receiver's when it is received; in between it is counted once, in
/// transit.
///
/// Invariants: over all stores, transit, patients and differences, what was received is neither
/// lost nor doubled, in whatever order facts come in; quantities are whole, 1 to 1,000,000 at once.
@NullMarked
package org.outpost.model.inventory;

import org.jspecify.annotations.NullMarked;
