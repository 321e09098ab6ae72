// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.time.LocalDate;

/// One typed line of a receive, dispense or transfer screen.
///
/// @param batchId empty for a batch this store has never seen
public record StockLine(
        String itemId,
        String itemName,
        String unit,
        String batchId,
        String batch,
        LocalDate expiry,
        long quantity) {}
