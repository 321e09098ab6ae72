// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.inventory;

import org.jspecify.annotations.Nullable;

/// A batch in a store as a query answers.
///
/// @param expiry `2027-05-31`; null where nothing came in yet
/// @param onHand below zero where books and shelf differ
public record StockView(
        String store, String item, String batch, @Nullable String expiry, long onHand) {}
