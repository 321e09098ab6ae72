// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.time.LocalDate;
import org.outpost.desktop.shell.Receipt;

/// A batch of an item in this store.
public record BatchRow(
        String itemId,
        String itemName,
        String unit,
        String batchId,
        String batch,
        LocalDate expiry,
        long onHand,
        Receipt receipt) {}
