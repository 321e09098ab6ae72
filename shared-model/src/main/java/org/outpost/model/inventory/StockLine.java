// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.inventory;

import java.time.LocalDate;

/// So much of one batch.
///
/// @param expiry the last day on which it may be given
/// @param quantity in units of the item
public record StockLine(ItemId item, BatchNumber batch, LocalDate expiry, long quantity) {}
