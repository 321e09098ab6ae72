// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// First expired, first out: which batches to take a quantity from.
public final class Fefo {
    private Fefo() {}

    /// A batch on the shelf.
    public record Shelf(BatchNumber batch, LocalDate expiry, long onHand) {}

    /// So much from one batch.
    public record Pick(BatchNumber batch, LocalDate expiry, long quantity) {}

    /// What to take.
    ///
    /// @param missing what the shelf does not have
    public record Proposal(List<Pick> picks, long missing) {}

    /// Takes from the batch that expires first, never from one that is past its last day, never
    /// more than is on hand; of two that expire together from the one whose number sorts first.
    public static Proposal propose(List<Shelf> shelves, long quantity, LocalDate today) {
        List<Shelf> usable =
                shelves.stream()
                        .filter(shelf -> shelf.onHand() > 0 && !shelf.expiry().isBefore(today))
                        .sorted(
                                Comparator.comparing(Shelf::expiry)
                                        .thenComparing(shelf -> shelf.batch().value()))
                        .toList();
        List<Pick> picks = new ArrayList<>();
        long missing = Math.max(0, quantity);
        for (Shelf shelf : usable) {
            long take = Math.min(missing, shelf.onHand());
            if (take > 0) {
                picks.add(new Pick(shelf.batch(), shelf.expiry(), take));
                missing -= take;
            }
        }
        return new Proposal(List.copyOf(picks), missing);
    }
}
