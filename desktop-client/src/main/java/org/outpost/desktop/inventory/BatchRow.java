// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.time.LocalDate;
import org.outpost.desktop.shell.Receipt;

/// A batch of an item in this store.
///
/// @param itemName name and strength, or the code of an item that is in no catalogue here
/// @param unit empty where the item is in no catalogue here
public record BatchRow(
        String itemId,
        String itemName,
        String unit,
        String batchId,
        String batch,
        LocalDate expiry,
        long onHand,
        Receipt receipt) {
    /// Whether the nation's catalogue has the item. Goods without it are on the books; nobody can
    /// hand them out before it is defined.
    public boolean isInCatalogue() {
        return !unit.isEmpty();
    }
}
