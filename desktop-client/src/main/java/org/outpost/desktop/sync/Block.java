// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.FoldPlace;
import org.outpost.model.sync.ReadFact;

/// Entries of a feed made ready to be written at once, as if nothing of them were here yet.
///
/// @param entries in the order of their feed
/// @param things what the facts of each thing add up to
/// @param arrivals what each room will write of them
record Block(List<Entry> entries, List<Thing> things, List<FactConsumer.Arrivals> arrivals) {
    /// @param n the position
    /// @param digest of the fact
    record Entry(long n, ReadFact read, Digest digest) {}

    /// @param last the place of its last fact
    /// @param state its state as it is stored
    record Thing(AggregateId id, FoldPlace last, byte[] state) {}

    /// What became of it.
    ///
    /// @param changed the things it changed
    /// @param digest of the entries that were given their place
    record Written(List<AggregateId> changed, Digest digest) {}
}
